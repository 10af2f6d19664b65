package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Compound.Branch;
import dev.armature.permissions.shell.syntax.Compound.CaseItem;
import java.util.ArrayList;
import java.util.List;

/** Reads compound commands. */
final class CompoundParser {

    private final Cursor cursor;
    private final TokenCursor tokens;
    private final WordParser words;
    private final Parser parser;
    private final TestParser tests;

    CompoundParser(Cursor cursor, TokenCursor tokens, WordParser words, Parser parser) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.words = words;
        this.parser = parser;
        this.tests = new TestParser(cursor, tokens, words);
    }

    /** compound_command : '{' | '(' | '((' | '[[' | for | select | case | if | while | until */
    Compound compound() {
        int start = tokens.start();
        if (tokens.at(Operator.OPEN)) {
            return parenthesised(start);
        }
        ReservedWord word = tokens.reserved().orElseThrow();
        tokens.take(word);
        return switch (word) {
            case OPEN_BRACE -> braceGroup(start);
            case OPEN_TEST -> test(start);
            case FOR -> forLoop(start);
            case SELECT -> selectLoop(start);
            case CASE -> caseClause(start);
            case IF -> ifClause(start);
            case WHILE, UNTIL -> loop(start, word);
            case NOT, TIME, FUNCTION, COPROC, THEN, ELSE, ELIF, FI, ESAC, DO, DONE, IN, CLOSE_BRACE, CLOSE_TEST ->
                throw new IllegalArgumentException(word + " begins no compound command");
        };
    }

    /** subshell : '(' list ')'; arithmetic_command : '((' expression '))' */
    private Compound parenthesised(int start) {
        if (cursor.ahead("((")) {
            cursor.skip(2);
            Arithmetic expression = new ArithmeticText(cursor, words).doubleParentheses(start);
            return new Compound.ArithmeticCommand(cursor.spanFrom(start), expression);
        }
        tokens.take(Operator.OPEN);
        CommandList body = parser.list("after `(`");
        tokens.expect(Operator.CLOSE, "after this subshell");
        return new Compound.Subshell(cursor.spanFrom(start), body);
    }

    /** brace_group : '{' list '}' */
    private Compound braceGroup(int start) {
        CommandList body = parser.list("after `{`");
        tokens.expect(ReservedWord.CLOSE_BRACE, "after these commands");
        return new Compound.BraceGroup(cursor.spanFrom(start), body);
    }

    /** test_command : '[[' expression ']]' */
    private Compound test(int start) {
        Test expression = tests.expression();
        tokens.expect(ReservedWord.CLOSE_TEST, "after this test");
        return new Compound.TestCommand(cursor.spanFrom(start), expression);
    }

    /** for : 'for' name ( newline* 'in' word* )? ( ';' | newline ) body | 'for' '((' e ';' e ';' e '))' ';'? body */
    private Compound forLoop(int start) {
        if (tokens.at(Operator.OPEN) && cursor.ahead("((")) {
            cursor.skip(2);
            List<Arithmetic> expressions = new ArithmeticText(cursor, words).threeExpressions(start);
            tokens.takeIf(Operator.SEMICOLON);
            tokens.skipNewlines();
            CommandList body = loopBody();
            return new Compound.ArithmeticFor(
                    cursor.spanFrom(start), expressions.get(0), expressions.get(1), expressions.get(2), body);
        }
        String variable = variable("for");
        List<Word> values = new ArrayList<>();
        boolean overArguments = loopWords(values);
        CommandList body = loopBody();
        return new Compound.ForLoop(cursor.spanFrom(start), variable, overArguments, values, body);
    }

    /** select : 'select' name ( newline* 'in' word* )? ( ';' | newline ) body */
    private Compound selectLoop(int start) {
        String variable = variable("select");
        List<Word> values = new ArrayList<>();
        boolean overArguments = loopWords(values);
        CommandList body = loopBody();
        return new Compound.SelectLoop(cursor.spanFrom(start), variable, overArguments, values, body);
    }

    private String variable(String keyword) {
        if (!tokens.at(Operator.WORD)) {
            throw tokens.unexpected("a variable after `" + keyword + "`");
        }
        Word word = words.word(WordStyle.PLAIN);
        if (word.parts().size() == 1
                && word.parts().get(0) instanceof WordPart.Literal literal
                && Characters.isName(literal.text())) {
            return literal.text();
        }
        throw TokenCursor.unsupported(word.span(), "Only a plain name is supported after `" + keyword + "`.");
    }

    /** Reads the words a loop runs over; true if it names none and runs over the arguments. */
    private boolean loopWords(List<Word> values) {
        if (tokens.takeIf(Operator.SEMICOLON)) {
            tokens.skipNewlines();
            return true;
        }
        tokens.skipNewlines();
        if (!tokens.at(ReservedWord.IN)) {
            return true;
        }
        tokens.take(ReservedWord.IN);
        while (tokens.at(Operator.WORD)) {
            values.add(words.word(WordStyle.ARGUMENT));
        }
        if (!tokens.takeIf(Operator.SEMICOLON) && !tokens.at(Operator.NEWLINE)) {
            throw tokens.unexpected("`;` or a newline after the words of this loop");
        }
        tokens.skipNewlines();
        return false;
    }

    /** body : 'do' list 'done' | '{' list '}' */
    private CommandList loopBody() {
        if (tokens.at(ReservedWord.OPEN_BRACE)) {
            tokens.take(ReservedWord.OPEN_BRACE);
            CommandList body = parser.list("after `{`");
            tokens.expect(ReservedWord.CLOSE_BRACE, "after the commands of this loop");
            return body;
        }
        return doGroup();
    }

    private CommandList doGroup() {
        tokens.expect(ReservedWord.DO, "before the commands of this loop");
        CommandList body = parser.list("after `do`");
        tokens.expect(ReservedWord.DONE, "after the commands of this loop");
        return body;
    }

    /** while : ( 'while' | 'until' ) list 'do' list 'done' */
    private Compound loop(int start, ReservedWord word) {
        CommandList condition = parser.list("after `" + word.spelling() + "`");
        CommandList body = doGroup();
        Span span = cursor.spanFrom(start);
        return word == ReservedWord.WHILE
                ? new Compound.WhileLoop(span, condition, body)
                : new Compound.UntilLoop(span, condition, body);
    }

    /** if : 'if' list 'then' list ( 'elif' list 'then' list )* ( 'else' list )? 'fi' */
    private Compound ifClause(int start) {
        List<Branch> branches = new ArrayList<>();
        branches.add(branch("if", start));
        while (tokens.at(ReservedWord.ELIF)) {
            int from = tokens.start();
            tokens.take(ReservedWord.ELIF);
            branches.add(branch("elif", from));
        }
        CommandList otherwise = new CommandList(new Span(tokens.start(), tokens.start()), List.of());
        if (tokens.at(ReservedWord.ELSE)) {
            tokens.take(ReservedWord.ELSE);
            otherwise = parser.list("after `else`");
        }
        tokens.expect(ReservedWord.FI, "after these commands");
        return new Compound.IfClause(cursor.spanFrom(start), branches, otherwise);
    }

    private Branch branch(String keyword, int start) {
        CommandList condition = parser.list("after `" + keyword + "`");
        tokens.expect(ReservedWord.THEN, "after this condition");
        CommandList body = parser.list("after `then`");
        return new Branch(cursor.spanFrom(start), condition, body);
    }

    /** case : 'case' word newline* 'in' newline* item* 'esac' */
    private Compound caseClause(int start) {
        if (!tokens.at(Operator.WORD)) {
            throw tokens.unexpected("a word after `case`");
        }
        Word word = words.word(WordStyle.PLAIN);
        tokens.skipNewlines();
        tokens.expect(ReservedWord.IN, "after the word of this `case`");
        tokens.skipNewlines();
        List<CaseItem> items = new ArrayList<>();
        boolean ended = false;
        while (!tokens.at(ReservedWord.ESAC)) {
            if (ended) {
                throw tokens.unexpected("`;;` or `esac` after this case item");
            }
            int from = tokens.start();
            List<Word> patterns = patterns();
            CommandList body = parser.optionalList();
            CaseItem.Ending ending = CaseItem.Ending.BREAK;
            Operator operator = tokens.peek();
            switch (operator) {
                case CASE_BREAK, CASE_FALL_THROUGH, CASE_TRY_NEXT -> {
                    ending = operator == Operator.CASE_BREAK
                            ? CaseItem.Ending.BREAK
                            : operator == Operator.CASE_FALL_THROUGH
                                    ? CaseItem.Ending.FALL_THROUGH
                                    : CaseItem.Ending.TRY_NEXT;
                    tokens.take(operator);
                }
                default -> ended = true;
            }
            items.add(new CaseItem(cursor.spanFrom(from), patterns, body, ending));
            tokens.skipNewlines();
        }
        tokens.take(ReservedWord.ESAC);
        return new Compound.CaseClause(cursor.spanFrom(start), word, items);
    }

    /** patterns : '('? word ( '|' word )* ')' */
    private List<Word> patterns() {
        boolean opened = tokens.takeIf(Operator.OPEN);
        List<Word> patterns = new ArrayList<>();
        do {
            if (!tokens.at(Operator.WORD)) {
                throw tokens.unexpected("a pattern");
            }
            if (opened && patterns.isEmpty() && tokens.at(ReservedWord.ESAC)) {
                throw tokens.unexpected("a pattern");
            }
            patterns.add(words.word(WordStyle.PATTERN));
        } while (tokens.takeIf(Operator.PIPE));
        tokens.expect(Operator.CLOSE, "after the pattern");
        return patterns;
    }
}
