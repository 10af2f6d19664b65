package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints a tree as text that reads as the same tree, but for spans. There is one spelling for each meaning: {@code $(...)} for
 * backquotes, {@code 2>&1 |} for {@code |&}, one line unless a here-document needs more. Among the tests, because nothing but they need it: the judge
 * shows people their own text.
 */
public final class Printer {

    private final StringBuilder out = new StringBuilder();
    private final WordPrinter words = new WordPrinter(this, out);
    private final List<HereDocument> pending = new ArrayList<>();

    private Printer() {}

    /** The text of a script; no newline at its end. */
    public static String print(Script script) {
        Printer printer = new Printer();
        printer.list(script.body());
        printer.flush("");
        return printer.out.toString();
    }

    /** The text of a list. */
    public static String print(CommandList list) {
        return print(new Script(list.span(), list));
    }

    /** The text of a command. */
    public static String print(Command command) {
        Printer printer = new Printer();
        printer.command(command);
        printer.flush("");
        return printer.out.toString();
    }

    /** The text of a word, as it would stand among the arguments of a command. */
    public static String print(Word word) {
        Printer printer = new Printer();
        printer.words.word(word);
        return printer.out.toString();
    }

    /** A list without a separator at its end, except that {@code &} is one. */
    private void list(CommandList list) {
        boolean first = true;
        boolean background = false;
        for (CommandList.Entry entry : list.entries()) {
            if (!first) {
                flush(background ? " " : "; ");
            }
            andOr(entry.andOr());
            background = entry.background();
            if (background) {
                out.append(" &");
            }
            first = false;
        }
    }

    /** A list and what must stand between it and a reserved word. */
    private void terminated(CommandList list) {
        list(list);
        boolean background = !list.entries().isEmpty()
                && list.entries().get(list.entries().size() - 1).background();
        flush(background ? " " : "; ");
    }

    /** The list between parentheses. */
    private void enclosed(CommandList list) {
        list(list);
        flush(endsWithoutCommand(list) ? ";" : "");
    }

    /** Whether a {@code !} or {@code time} stands at its end before nothing, which only a line's end or {@code ;} may follow. */
    private static boolean endsWithoutCommand(CommandList list) {
        if (list.entries().isEmpty()) {
            return false;
        }
        CommandList.Entry last = list.entries().getLast();
        List<AndOr.Link> links = last.andOr().rest();
        Pipeline pipeline =
                links.isEmpty() ? last.andOr().first() : links.getLast().pipeline();
        return !last.background() && pipeline.commands().isEmpty();
    }

    /** The list of a substitution, whose here-documents are its own. */
    void substituted(CommandList list) {
        List<HereDocument> outer = List.copyOf(pending);
        pending.clear();
        enclosed(list);
        pending.addAll(outer);
    }

    /** Prints the bodies of the here-documents begun, on lines of their own; {@code otherwise} if there are none. */
    private void flush(String otherwise) {
        if (pending.isEmpty()) {
            out.append(otherwise);
            return;
        }
        out.append('\n');
        List<HereDocument> documents = List.copyOf(pending);
        pending.clear();
        for (HereDocument document : documents) {
            words.hereDocumentBody(document);
            out.append(document.delimiter()).append('\n');
        }
    }

    private void andOr(AndOr andOr) {
        pipeline(andOr.first());
        for (AndOr.Link link : andOr.rest()) {
            out.append(link.connector() == AndOr.Connector.AND ? " && " : " || ");
            pipeline(link.pipeline());
        }
    }

    private void pipeline(Pipeline pipeline) {
        String separator = "";
        boolean timed = false;
        for (Pipeline.Prefix prefix : pipeline.prefixes()) {
            out.append(separator)
                    .append(
                            switch (prefix) {
                                case NOT -> "!";
                                case TIME -> "time";
                                case TIME_POSIX -> "time -p";
                            });
            timed = prefix != Pipeline.Prefix.NOT;
            separator = " ";
        }
        if (timed && looksLikeOption(pipeline.commands())) {
            out.append(" --");
        }
        for (Command command : pipeline.commands()) {
            out.append(separator);
            command(command);
            separator = " | ";
        }
    }

    /** Whether {@code time} would take the command for its own option. */
    private static boolean looksLikeOption(List<Command> commands) {
        return !commands.isEmpty()
                && commands.get(0) instanceof Command.SimpleCommand simple
                && simple.assignments().isEmpty()
                && simple.words().stream()
                        .findFirst()
                        .filter(Printer::beginsWithDash)
                        .isPresent();
    }

    private static boolean beginsWithDash(Word word) {
        return word.parts().get(0) instanceof WordPart.Literal literal
                && literal.text().startsWith("-");
    }

    private void command(Command command) {
        switch (command) {
            case Command.SimpleCommand simple -> simple(simple);
            case Command.CompoundCommand compound -> compound(compound);
            case Command.FunctionDefinition function -> {
                out.append("function ").append(function.name()).append(" () ");
                compound(function.body());
            }
            case Command.Coprocess coprocess -> {
                out.append("coproc ");
                if (!(coprocess.command() instanceof Command.SimpleCommand)) {
                    out.append(coprocess.name()).append(' ');
                }
                command(coprocess.command());
            }
        }
    }

    private void simple(Command.SimpleCommand command) {
        String separator = "";
        for (Assignment assignment : command.assignments()) {
            out.append(separator).append(assignment.name());
            words.subscript(assignment.subscript());
            out.append(assignment.appends() ? "+=" : "=");
            words.word(assignment.value());
            separator = " ";
        }
        boolean needsOneBefore = command.assignments().isEmpty()
                && command.words().stream()
                        .findFirst()
                        .filter(Printer::isReserved)
                        .isPresent();
        // No more than that one: bash reads the targets of others before a word otherwise than behind it.
        int before = needsOneBefore ? Math.min(1, command.redirections().size()) : 0;
        separator = redirections(command.redirections().subList(0, before), separator);
        for (Word word : command.words()) {
            out.append(separator);
            words.word(word);
            separator = " ";
        }
        redirections(
                command.redirections().subList(before, command.redirections().size()), separator);
    }

    /** A word that is a command only because of what stands before it, as in {@code >x if}. */
    private static boolean isReserved(Word word) {
        return word.parts().size() == 1
                && word.parts().get(0) instanceof WordPart.Literal literal
                && ReservedWord.of(literal.text()).isPresent();
    }

    private String redirections(List<Redirection> redirections, String before) {
        String separator = before;
        for (Redirection redirection : redirections) {
            out.append(separator);
            redirection(redirection);
            separator = " ";
        }
        return separator;
    }

    private void redirection(Redirection redirection) {
        switch (redirection.descriptor()) {
            case Redirection.Descriptor.Implied ignored -> {}
            case Redirection.Descriptor.Numbered numbered -> out.append(numbered.number());
            case Redirection.Descriptor.Named named ->
                out.append('{').append(named.name()).append('}');
        }
        switch (redirection) {
            case Redirection.FileRedirection file -> {
                out.append(file.access().spelling());
                target(file.target());
            }
            case Redirection.Duplication duplication -> {
                out.append(duplication.input() ? "<&" : ">&");
                target(duplication.source());
            }
            case Redirection.Move move ->
                out.append(move.input() ? "<&" : ">&").append(move.source()).append('-');
            case Redirection.Closing closing -> out.append(closing.input() ? "<&-" : ">&-");
            case Redirection.HereString string -> {
                out.append("<<<");
                target(string.word());
            }
            case HereDocument document -> {
                out.append(document.stripsTabs() ? "<<-" : "<<");
                out.append(document.quoted() ? WordPrinter.singleQuoted(document.delimiter()) : document.delimiter());
                pending.add(document);
            }
        }
    }

    /** A blank first where the target would join the operator: {@code > >(tee)}, {@code <<< -x}. */
    private void target(Word word) {
        if (word.parts().get(0) instanceof Substitution.ProcessSubstitution || beginsWithDash(word)) {
            out.append(' ');
        }
        words.word(word);
    }

    private void compound(Command.CompoundCommand command) {
        compound(command.compound());
        redirections(command.redirections(), " ");
    }

    private void compound(Compound compound) {
        switch (compound) {
            case Compound.BraceGroup group -> {
                out.append("{ ");
                terminated(group.body());
                out.append('}');
            }
            case Compound.Subshell subshell -> {
                // The blank keeps two subshells from becoming `((`.
                out.append("( ");
                enclosed(subshell.body());
                out.append(" )");
            }
            case Compound.ForLoop loop -> {
                loopHead("for", loop.variable(), loop.overArguments(), loop.words());
                doGroup(loop.body());
            }
            case Compound.SelectLoop loop -> {
                loopHead("select", loop.variable(), loop.overArguments(), loop.words());
                doGroup(loop.body());
            }
            case Compound.ArithmeticFor loop -> {
                out.append("for ((");
                words.arithmetic(loop.start());
                out.append(';');
                words.arithmetic(loop.condition());
                out.append(';');
                words.arithmetic(loop.step());
                out.append(")); ");
                doGroup(loop.body());
            }
            case Compound.CaseClause clause -> caseClause(clause);
            case Compound.IfClause clause -> ifClause(clause);
            case Compound.WhileLoop loop -> {
                out.append("while ");
                terminated(loop.condition());
                doGroup(loop.body());
            }
            case Compound.UntilLoop loop -> {
                out.append("until ");
                terminated(loop.condition());
                doGroup(loop.body());
            }
            case Compound.ArithmeticCommand arithmetic -> {
                out.append("((");
                words.arithmetic(arithmetic.expression());
                out.append("))");
            }
            case Compound.TestCommand test -> {
                out.append("[[ ");
                test(test.expression());
                out.append(" ]]");
            }
        }
    }

    private void loopHead(String keyword, String variable, boolean overArguments, List<Word> values) {
        out.append(keyword).append(' ').append(variable);
        if (!overArguments) {
            out.append(" in");
            for (Word word : values) {
                out.append(' ');
                words.word(word);
            }
        }
        flush("; ");
    }

    private void doGroup(CommandList body) {
        out.append("do ");
        terminated(body);
        out.append("done");
    }

    private void ifClause(Compound.IfClause clause) {
        String keyword = "if ";
        for (Compound.Branch branch : clause.branches()) {
            out.append(keyword);
            terminated(branch.condition());
            out.append("then ");
            terminated(branch.body());
            keyword = "elif ";
        }
        if (!clause.otherwise().entries().isEmpty()) {
            out.append("else ");
            terminated(clause.otherwise());
        }
        out.append("fi");
    }

    private void caseClause(Compound.CaseClause clause) {
        out.append("case ");
        words.word(clause.word());
        out.append(" in");
        for (Compound.CaseItem item : clause.items()) {
            String separator = " (";
            for (Word pattern : item.patterns()) {
                out.append(separator);
                words.word(pattern);
                separator = " | ";
            }
            out.append(") ");
            list(item.body());
            flush(endsWithoutCommand(item.body()) ? "; " : " ");
            out.append(
                    switch (item.ending()) {
                        case BREAK -> ";;";
                        case FALL_THROUGH -> ";&";
                        case TRY_NEXT -> ";;&";
                    });
        }
        out.append(" esac");
    }

    private void test(Test test) {
        switch (test) {
            case Test.Or or -> operands(or.operands(), " || ");
            case Test.And and -> operands(and.operands(), " && ");
            case Test.Not not -> {
                out.append("! ");
                test(not.operand());
            }
            case Test.Group group -> {
                out.append("( ");
                test(group.operand());
                out.append(" )");
            }
            case Test.Unary unary -> {
                out.append(unary.operator()).append(' ');
                words.word(unary.operand());
            }
            case Test.Binary binary -> {
                words.word(binary.left());
                out.append(' ').append(binary.operator()).append(' ');
                words.word(binary.right());
            }
            case Test.NotEmpty notEmpty -> words.word(notEmpty.word());
        }
    }

    private void operands(List<Test> operands, String operator) {
        String separator = "";
        for (Test operand : operands) {
            out.append(separator);
            test(operand);
            separator = operator;
        }
    }
}
