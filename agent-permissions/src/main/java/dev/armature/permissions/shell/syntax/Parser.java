package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Command.CompoundCommand;
import dev.armature.permissions.shell.syntax.Redirection.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The spine of the grammar: lists, and-or lists, pipelines, commands, from the outside in. */
final class Parser {

    private final Reading reading;
    private final Cursor cursor;
    private final HereDocumentReader hereDocuments;
    private final TokenCursor tokens;
    private final WordParser words;
    private final RedirectionParser redirections;
    private final SimpleCommandParser simpleCommands;
    private final CompoundParser compounds;

    Parser(Source source, Reading reading) {
        this.reading = reading;
        this.cursor = new Cursor(source, reading);
        this.hereDocuments = new HereDocumentReader(cursor);
        this.tokens = new TokenCursor(cursor, hereDocuments);
        this.words = new WordParser(cursor, tokens, this);
        this.redirections = new RedirectionParser(cursor, tokens, words, hereDocuments);
        this.simpleCommands = new SimpleCommandParser(cursor, tokens, words, redirections, hereDocuments);
        this.compounds = new CompoundParser(cursor, tokens, words, this);
    }

    /** script : list? */
    Script script() {
        CommandList body = wholeText();
        return new Script(body.span(), body);
    }

    /** What stands in backquotes, to the end of the source. */
    CommandList backquotedBody() {
        tokens.enterBackquotes();
        return wholeText();
    }

    private CommandList wholeText() {
        CommandList body = optionalList();
        if (!tokens.at(Operator.END)) {
            throw tokens.unexpected("a command or the end");
        }
        hereDocuments.requireNone(body.span());
        return body;
    }

    /** What stands behind {@code $(} and its kin, the closing parenthesis included. */
    CommandList substitutionBody(int start) {
        reading.enter(start);
        tokens.enterSubstitution();
        CommandList body = optionalList();
        tokens.expect(Operator.CLOSE, "after this substitution");
        tokens.leaveSubstitution(start);
        reading.leave();
        return body;
    }

    /** The lines of a here-document whose delimiter is not quoted, to the end of the source. */
    List<WordPart> hereDocumentBody() {
        Pieces pieces = new Pieces();
        for (int c = cursor.peek(); c != Characters.END; c = cursor.peek()) {
            words.quotes().withinDoubleQuotes(c, pieces, Quoting.HERE_DOCUMENT, "$`\\");
        }
        return pieces.parts();
    }

    WordPart arrayLiteral() {
        return simpleCommands.arrayLiteral();
    }

    /** list : newline* and_or ( ( ';' | '&' | newline ) newline* and_or )* ( ';' | '&' | newline )? newline* */
    CommandList list(String where) {
        CommandList list = optionalList();
        if (list.entries().isEmpty()) {
            throw tokens.unexpected("a command " + where);
        }
        return list;
    }

    CommandList optionalList() {
        tokens.skipNewlines();
        int start = tokens.start();
        List<CommandList.Entry> entries = new ArrayList<>();
        boolean more = true;
        while (more && !atListEnd()) {
            int from = tokens.start();
            // An entry of the list, what is joined in it, and a pipeline: they mostly share one span.
            cursor.reading().nodes(from, 3);
            AndOr andOr = andOr();
            boolean background = false;
            switch (tokens.peek()) {
                case SEMICOLON -> tokens.take(Operator.SEMICOLON);
                case AMPERSAND -> {
                    tokens.take(Operator.AMPERSAND);
                    background = true;
                }
                case NEWLINE -> {}
                default -> more = endsWithCompound(andOr) && tokens.atReserved(ReservedWord::endsList);
            }
            entries.add(new CommandList.Entry(background ? cursor.spanFrom(from) : andOr.span(), andOr, background));
            if (!more && !atOperatorEnd()) {
                throw tokens.unexpected("`;` or a newline after this command");
            }
            tokens.skipNewlines();
        }
        return new CommandList(entries.isEmpty() ? new Span(start, start) : spanOf(entries), entries);
    }

    private static Span spanOf(List<CommandList.Entry> entries) {
        return entries.get(0).span().to(entries.get(entries.size() - 1).span());
    }

    /** Whether a reserved word may follow without a separator, as in <code>{ (a) }</code>. */
    private static boolean endsWithCompound(AndOr andOr) {
        Pipeline last = andOr.rest().isEmpty()
                ? andOr.first()
                : andOr.rest().get(andOr.rest().size() - 1).pipeline();
        return !last.commands().isEmpty()
                && endsWithReservedWord(last.commands().get(last.commands().size() - 1));
    }

    private static boolean endsWithReservedWord(Command command) {
        return switch (command) {
            case Command.SimpleCommand ignored -> false;
            case CompoundCommand compound -> compound.redirections().isEmpty();
            case Command.FunctionDefinition function ->
                function.body().redirections().isEmpty();
            case Command.Coprocess coprocess -> endsWithReservedWord(coprocess.command());
        };
    }

    private boolean atListEnd() {
        return atOperatorEnd() || tokens.atReserved(ReservedWord::endsList);
    }

    private boolean atOperatorEnd() {
        return switch (tokens.peek()) {
            case END, CLOSE, CASE_BREAK, CASE_FALL_THROUGH, CASE_TRY_NEXT -> true;
            default -> false;
        };
    }

    /** and_or : pipeline ( ( '&&' | '||' ) newline* pipeline )* */
    private AndOr andOr() {
        int start = tokens.start();
        Pipeline first = pipeline("here");
        List<AndOr.Link> rest = new ArrayList<>(0);
        while (tokens.at(Operator.AND_IF) || tokens.at(Operator.OR_IF)) {
            int from = tokens.start();
            Operator operator = tokens.peek();
            tokens.take(operator);
            tokens.skipNewlines();
            Pipeline pipeline = pipeline("after `" + operator.spelling() + "`");
            AndOr.Connector connector = operator == Operator.AND_IF ? AndOr.Connector.AND : AndOr.Connector.OR;
            rest.add(new AndOr.Link(cursor.spanFrom(from), connector, pipeline));
        }
        return new AndOr(rest.isEmpty() ? first.span() : cursor.spanFrom(start), first, rest);
    }

    /** pipeline : ( '!' | 'time' '-p'? '--'? )* command ( ( '|' | '|&' ) newline* command )* | ( '!' | 'time' )+ */
    private Pipeline pipeline(String where) {
        int start = tokens.start();
        List<Pipeline.Prefix> prefixes = new ArrayList<>(0);
        for (Optional<ReservedWord> word = prefix(); word.isPresent(); word = prefix()) {
            tokens.take(word.orElseThrow());
            prefixes.add(word.orElseThrow() == ReservedWord.NOT ? Pipeline.Prefix.NOT : timing());
        }
        List<Command> commands = new ArrayList<>(1);
        if (!prefixes.isEmpty() && prefixesMayStandAlone()) {
            return new Pipeline(cursor.spanFrom(start), prefixes, commands);
        }
        commands.add(command(where, false));
        while (tokens.at(Operator.PIPE) || tokens.at(Operator.PIPE_BOTH)) {
            Operator operator = tokens.peek();
            Span span = tokens.take(operator);
            if (operator == Operator.PIPE_BOTH) {
                commands.set(commands.size() - 1, withErrors(commands.get(commands.size() - 1), span));
            }
            tokens.skipNewlines();
            commands.add(command("after `" + operator.spelling() + "`", true));
        }
        boolean isBare = prefixes.isEmpty() && commands.size() == 1;
        return new Pipeline(isBare ? commands.getFirst().span() : cursor.spanFrom(start), prefixes, commands);
    }

    private Optional<ReservedWord> prefix() {
        return tokens.at(Operator.WORD)
                ? tokens.reserved().filter(word -> word == ReservedWord.NOT || word == ReservedWord.TIME)
                : Optional.empty();
    }

    private boolean prefixesMayStandAlone() {
        return switch (tokens.peek()) {
            case NEWLINE, SEMICOLON, END -> true;
            default -> false;
        };
    }

    /** What follows {@code time}: its option, if it is not the name of a command. */
    private Pipeline.Prefix timing() {
        Pipeline.Prefix timing = Pipeline.Prefix.TIME;
        if (takeOption("-p")) {
            timing = Pipeline.Prefix.TIME_POSIX;
        }
        takeOption("--");
        return timing;
    }

    private boolean takeOption(String option) {
        int mark = tokens.mark();
        if (cursor.ahead(option)) {
            cursor.skip(option.length());
            boolean ends = Characters.isBlank(cursor.peek()) || !tokens.at(Operator.WORD);
            if (ends) {
                return true;
            }
            cursor.reset(mark);
        }
        return false;
    }

    /** The command with {@code 2>&1} after its redirections, which is what {@code |&} means. */
    private Command withErrors(Command command, Span span) {
        Word one = new Word(span, List.of(new WordPart.Literal(span, "1")));
        Redirection errors = new Redirection.Duplication(span, new Descriptor.Numbered(2), false, one);
        return switch (command) {
            case Command.SimpleCommand simple ->
                new Command.SimpleCommand(
                        simple.span(), simple.assignments(), simple.words(), with(simple.redirections(), errors));
            case CompoundCommand compound -> redirected(compound, errors);
            case Command.FunctionDefinition function ->
                new Command.FunctionDefinition(function.span(), function.name(), redirected(function.body(), errors));
            case Command.Coprocess coprocess ->
                throw TokenCursor.unsupported(span, "`|&` after a coprocess is not supported.");
        };
    }

    private static CompoundCommand redirected(CompoundCommand command, Redirection redirection) {
        return new CompoundCommand(command.span(), command.compound(), with(command.redirections(), redirection));
    }

    private static List<Redirection> with(List<Redirection> redirections, Redirection last) {
        List<Redirection> all = new ArrayList<>(redirections);
        all.add(last);
        return all;
    }

    /** command : simple_command | compound_command redirection* | function_definition | coprocess */
    private Command command(String where, boolean afterPipe) {
        int start = tokens.start();
        Operator operator = tokens.peek();
        if (operator == Operator.OPEN) {
            return compoundCommand();
        }
        if (operator != Operator.WORD) {
            if (operator.redirects()) {
                return simpleCommands.simpleCommand(start);
            }
            throw tokens.unexpected("a command " + where);
        }
        Optional<ReservedWord> word = tokens.reserved();
        if (word.isPresent() && !(afterPipe && word.orElseThrow() == ReservedWord.TIME)) {
            return reserved(word.orElseThrow(), where);
        }
        Command.SimpleCommand command = simpleCommands.simpleCommand(start);
        if (tokens.at(Operator.OPEN)) {
            return function(start, command);
        }
        return command;
    }

    private Command reserved(ReservedWord word, String where) {
        return switch (word) {
            case IF, CASE, FOR, SELECT, WHILE, UNTIL, OPEN_BRACE, OPEN_TEST -> compoundCommand();
            case FUNCTION -> functionByKeyword();
            case COPROC -> coprocess();
            case NOT, TIME, THEN, ELSE, ELIF, FI, ESAC, DO, DONE, IN, CLOSE_BRACE, CLOSE_TEST ->
                throw tokens.unexpected("a command " + where);
        };
    }

    /** compound_command redirection* */
    private CompoundCommand compoundCommand() {
        int start = tokens.start();
        reading.enter(start);
        Compound compound = compounds.compound();
        reading.leave();
        List<Redirection> all = redirections.redirections();
        return new CompoundCommand(cursor.spanFrom(start), compound, all);
    }

    /** function_definition : name '(' ')' newline* compound_command redirection* */
    private Command function(int start, Command.SimpleCommand named) {
        boolean single = named.words().size() == 1
                && named.assignments().isEmpty()
                && named.redirections().isEmpty();
        if (!single) {
            throw tokens.unexpected("a word or the end of the command");
        }
        String name = functionName(named.words().get(0));
        tokens.take(Operator.OPEN);
        tokens.expect(Operator.CLOSE, "after the name of a function and `(`");
        return functionBody(start, name);
    }

    /** function_definition : 'function' name ( '(' ')' )? newline* compound_command redirection* */
    private Command functionByKeyword() {
        int start = tokens.start();
        tokens.take(ReservedWord.FUNCTION);
        if (!tokens.at(Operator.WORD)) {
            throw tokens.unexpected("a name after `function`");
        }
        String name = functionName(words.word(WordStyle.ARGUMENT));
        if (tokens.at(Operator.OPEN) && !cursor.ahead("((")) {
            tokens.take(Operator.OPEN);
            // `function f (list)`: the parenthesis may begin the body.
            if (!tokens.takeIf(Operator.CLOSE)) {
                throw TokenCursor.unsupported(
                        cursor.spanFrom(start),
                        "`function` with a subshell as its body is not supported. Write `f() (...)`.");
            }
        }
        return functionBody(start, name);
    }

    private String functionName(Word word) {
        if (word.parts().size() != 1 || !(word.parts().get(0) instanceof WordPart.Literal literal)) {
            throw TokenCursor.unsupported(word.span(), "Only a plain name is supported for a function.");
        }
        return literal.text();
    }

    private Command functionBody(int start, String name) {
        tokens.skipNewlines();
        if (!beginsCompound()) {
            throw tokens.unexpected("a compound command, such as `{`, as the body of function `" + name + "`");
        }
        CompoundCommand body = compoundCommand();
        return new Command.FunctionDefinition(cursor.spanFrom(start), name, body);
    }

    /** coprocess : 'coproc' ( name? compound_command redirection* | simple_command ) */
    private Command coprocess() {
        int start = tokens.start();
        tokens.take(ReservedWord.COPROC);
        if (beginsCompound()) {
            return coprocess(start, "COPROC", compoundCommand());
        }
        if (tokens.at(Operator.WORD)) {
            refuseReserved();
            int mark = tokens.mark();
            // Only a plain name is read twice, so that nested coprocesses are not read again and again.
            String name = plainName();
            if (!name.isEmpty() && beginsCompound()) {
                return coprocess(start, name, compoundCommand());
            }
            cursor.reset(mark);
        } else if (!tokens.peek().redirects()) {
            throw tokens.unexpected("a command after `coproc`");
        }
        Command.SimpleCommand command = simpleCommands.simpleCommand(tokens.start());
        if (command.words().size() > 1
                && ReservedWord.of(command.words().get(1).known().orElse("")).isPresent()) {
            throw TokenCursor.unsupported(
                    command.words().get(1).span(), "A reserved word among the words of a coprocess is not supported.");
        }
        return coprocess(start, "COPROC", command);
    }

    private String plainName() {
        StringBuilder name = new StringBuilder();
        while (Characters.isNamePart(cursor.peek())) {
            name.append((char) cursor.next());
        }
        return Characters.isMeta(cursor.peek()) && Characters.isName(name.toString()) ? name.toString() : "";
    }

    private Command coprocess(int start, String name, Command command) {
        return new Command.Coprocess(cursor.spanFrom(start), name, command);
    }

    private boolean beginsCompound() {
        return tokens.at(Operator.OPEN) || tokens.atReserved(ReservedWord::beginsCompound);
    }

    private void refuseReserved() {
        if (tokens.at(Operator.WORD) && tokens.reserved().isPresent()) {
            throw tokens.unexpected("a command after `coproc`");
        }
    }
}
