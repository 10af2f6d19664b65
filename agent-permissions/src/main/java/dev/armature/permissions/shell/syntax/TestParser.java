package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the expression of a test command. */
final class TestParser {

    private static final Set<String> UNARY =
            Set.of("-a -b -c -d -e -f -g -h -k -n -o -p -r -s -t -u -v -w -x -z -G -L -N -O -R -S".split(" "));

    private static final Set<String> BINARY = Set.of("= == != =~ -eq -ne -lt -le -gt -ge -nt -ot -ef".split(" "));

    private final Cursor cursor;
    private final TokenCursor tokens;
    private final WordParser words;

    TestParser(Cursor cursor, TokenCursor tokens, WordParser words) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.words = words;
    }

    /** expression : and ( '||' and )* */
    Test expression() {
        return chain(Operator.OR_IF, this::and, Test.Or::new);
    }

    /** and : term ( '&&' term )* */
    private Test and() {
        return chain(Operator.AND_IF, this::term, Test.And::new);
    }

    private interface Joined {
        Test of(Span span, List<Test> operands);
    }

    private Test chain(Operator operator, Supplier<Test> operand, Joined joined) {
        tokens.skipNewlines();
        int start = tokens.start();
        Test first = operand.get();
        if (!tokens.at(operator)) {
            return first;
        }
        List<Test> operands = new ArrayList<>(List.of(first));
        while (tokens.takeIf(operator)) {
            operands.add(operand.get());
        }
        return joined.of(cursor.spanFrom(start), operands);
    }

    /** term : '(' expression ')' | '!' term | unary_operator word | word ( binary_operator word )? */
    private Test term() {
        tokens.skipNewlines();
        int start = tokens.start();
        if (tokens.at(Operator.OPEN)) {
            tokens.take(Operator.OPEN);
            cursor.reading().enter(start);
            Test operand = expression();
            cursor.reading().leave();
            tokens.expect(Operator.CLOSE, "after this test");
            tokens.skipNewlines();
            return new Test.Group(cursor.spanFrom(start), operand);
        }
        if (!tokens.at(Operator.WORD) || tokens.at(ReservedWord.CLOSE_TEST)) {
            throw tokens.unexpected("an operand of the test");
        }
        if (tokens.at(ReservedWord.NOT)) {
            tokens.take(ReservedWord.NOT);
            cursor.reading().enter(start);
            Test operand = term();
            cursor.reading().leave();
            return new Test.Not(cursor.spanFrom(start), operand);
        }
        Word first = words.word(WordStyle.PLAIN);
        Test test = literalOf(first).filter(UNARY::contains).isPresent()
                ? unary(start, literalOf(first).orElseThrow())
                : binary(start, first);
        tokens.skipNewlines();
        return test;
    }

    private Test unary(int start, String operator) {
        Word operand = operand(operator, WordStyle.PLAIN);
        return new Test.Unary(cursor.spanFrom(start), operator, operand);
    }

    private Test binary(int start, Word left) {
        Operator token = tokens.peek();
        switch (token) {
            case LESS, GREATER -> {
                tokens.take(token);
                Word right = operand(token.spelling(), WordStyle.PLAIN);
                return new Test.Binary(cursor.spanFrom(start), left, token.spelling(), right);
            }
            case AND_IF, OR_IF, CLOSE -> {
                return new Test.NotEmpty(left.span(), left);
            }
            default -> {}
        }
        if (token == Operator.WORD && tokens.at(ReservedWord.CLOSE_TEST)) {
            return new Test.NotEmpty(left.span(), left);
        }
        if (token != Operator.WORD) {
            throw tokens.unexpected("an operator of the test");
        }
        Word word = words.word(WordStyle.PLAIN);
        String operator = literalOf(word).filter(BINARY::contains).orElse("");
        if (operator.isEmpty()) {
            throw new ShellSyntaxException(
                    Parse.Cause.SYNTAX, word.span(), "Expected an operator of the test between two words.");
        }
        WordStyle style = switch (operator) {
            case "=", "==", "!=" -> WordStyle.TEST_PATTERN;
            case "=~" -> WordStyle.REGEX;
            default -> WordStyle.PLAIN;
        };
        Word right = operand(operator, style);
        return new Test.Binary(cursor.spanFrom(start), left, operator, right);
    }

    private Word operand(String operator, WordStyle style) {
        Operator token = tokens.peek();
        boolean regex = style == WordStyle.REGEX && (token == Operator.OPEN || token == Operator.PIPE);
        if ((token != Operator.WORD && !regex) || tokens.at(ReservedWord.CLOSE_TEST)) {
            throw tokens.unexpected("a word after `" + operator + "`");
        }
        return words.word(style);
    }

    private static Optional<String> literalOf(Word word) {
        return word.parts().size() == 1 && word.parts().get(0) instanceof WordPart.Literal literal
                ? Optional.of(literal.text())
                : Optional.empty();
    }
}
