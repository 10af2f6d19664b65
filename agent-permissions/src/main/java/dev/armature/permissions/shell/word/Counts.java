package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.AndOr;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.HereDocument;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Redirection.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands that print one integer, or nothing where they fail: {@code wc -l <f}, {@code grep -c x f}. With two files they would
 * print names as well, and those are anybody's.
 */
final class Counts {

    private static final String COUNT = "-[lwcm]";
    private static final Set<String> OF_TIME = Set.of("+%s", "+%Y");
    private static final Set<String> OF_FILE = Set.of("%s", "%Y", "%h", "%u", "%g");
    private static final Pattern GREP = Pattern.compile("-(?=[a-zA-Z]*c)[cEFGiPvwxhsa]+");
    private static final Set<String> BLANKS = Set.of(" ", "\\n", " \\n", "[:space:]", "[:blank:]");
    private static final Set<String> FIRST_FIELD =
            Set.of("cut -d  -f1", "cut -d   -f 1", "cut -d  -f 1", "awk {print $1}");

    private final Expander expander;
    private final State state;

    Counts(Expander expander, State state) {
        this.expander = expander;
        this.state = state;
    }

    /** Whether the list is such a command, be it that its failing is shrugged off. */
    boolean isOne(CommandList body) {
        if (!state.isAsStarted("PATH")
                || body.entries().size() != 1
                || body.entries().getFirst().background()) {
            return false;
        }
        AndOr andOr = body.entries().getFirst().andOr();
        List<Command> stages = andOr.first().commands();
        return andOr.first().prefixes().isEmpty()
                && andOr.rest().stream().allMatch(this::isNothing)
                && prints(stages, stages.size() - 1);
    }

    /** {@code || true} */
    private boolean isNothing(AndOr.Link link) {
        return link.connector() == AndOr.Connector.OR
                && link.pipeline().prefixes().isEmpty()
                && link.pipeline().commands().size() == 1
                && Set.of("true", ":").contains(words(link.pipeline().commands().getFirst()));
    }

    private boolean prints(List<Command> stages, int last) {
        if (last < 0) {
            return false;
        }
        Command command = stages.get(last);
        List<Value> words = values(command);
        String text = words(command);
        if (words.isEmpty()) {
            return false;
        }
        return switch (words.getFirst().shown()) {
            case "wc" -> text.matches("wc " + COUNT);
            case "nproc" -> words.size() == 1;
            case "date" -> words.size() == 2 && OF_TIME.contains(words.getLast().shown());
            case "grep" -> isGrep(words);
            case "stat" -> isStat(words);
            case "xargs" -> words.size() == 1 && prints(stages, last - 1);
            case "tr" ->
                words.size() == 3
                        && words.get(1).is("-d")
                        && BLANKS.contains(words.getLast().shown())
                        && prints(stages, last - 1);
            case "cut", "awk" ->
                FIRST_FIELD.contains(text)
                        && (prints(stages, last - 1) || (last == 1 && countsFile(stages.getFirst())));
            default -> false;
        };
    }

    private static boolean isGrep(List<Value> words) {
        return (words.size() == 3 || words.size() == 4)
                && GREP.matcher(words.get(1).shown()).matches()
                && words.subList(2, words.size()).stream().allMatch(Counts::isOperand);
    }

    private static boolean isStat(List<Value> words) {
        String option = words.size() > 1 ? words.get(1).shown() : "";
        int format = option.equals("-c") ? 2 : 1;
        return words.size() == format + 2
                && option.startsWith("-c")
                && OF_FILE.contains(format == 2 ? words.get(2).shown() : option.substring(2))
                && isOperand(words.getLast());
    }

    /** {@code wc -l f}, which prints the name behind the number; a name of two lines would be a second number. */
    private boolean countsFile(Command command) {
        List<Value> words = values(command);
        return words.size() == 3
                && words.getFirst().is("wc")
                && words.get(1).shown().matches(COUNT)
                && words.get(2) instanceof Value.Known file
                && isOperand(file)
                && file.text().indexOf('\n') < 0;
    }

    /** Whether it is one word, and no option. */
    private static boolean isOperand(Value value) {
        return !value.isSeveral() && !(value instanceof Value.Names) && !value.mayBeginWithDash();
    }

    private String words(Command command) {
        List<String> texts = new ArrayList<>();
        for (Value value : values(command)) {
            texts.add(value instanceof Value.Known known ? known.text() : "\0");
        }
        return String.join(" ", texts);
    }

    /** The words of a command that is what its first word says, and prints where it always does; else none. */
    private List<Value> values(Command command) {
        if (!(command instanceof Command.SimpleCommand simple)
                || !simple.assignments().isEmpty()
                || !simple.redirections().stream().allMatch(Counts::leavesOutput)) {
            return List.of();
        }
        List<Value> values = expander.fields(simple.words());
        boolean isKnown = !values.isEmpty()
                && values.getFirst() instanceof Value.Known program
                && !state.isFunction(program.text());
        return isKnown ? values : List.of();
    }

    private static boolean leavesOutput(Redirection redirection) {
        return switch (redirection) {
            case Redirection.FileRedirection file ->
                (file.access() == Redirection.Access.READ && isOf(0, file.descriptor()))
                        || (isOf(2, file.descriptor())
                                && file.target()
                                        .known()
                                        .filter("/dev/null"::equals)
                                        .isPresent());
            case Redirection.HereString string -> isOf(0, string.descriptor());
            case HereDocument document -> isOf(0, document.descriptor());
            case Redirection.Duplication ignored -> false;
            case Redirection.Move ignored -> false;
            case Redirection.Closing ignored -> false;
        };
    }

    private static boolean isOf(int number, Descriptor descriptor) {
        return switch (descriptor) {
            case Descriptor.Implied ignored -> number == 0;
            case Descriptor.Numbered numbered -> numbered.number() == number;
            case Descriptor.Named ignored -> false;
        };
    }
}
