package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.AndOr;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.HereDocument;
import dev.armature.permissions.shell.syntax.Pipeline;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text that a here-document or here-string feeds to a program, or to {@code cat} in a substitution, if it is known. */
public final class FedText {

    private static final Set<String> COUNTING = Set.of("-l", "-w", "-c", "-m");

    private FedText() {}

    /** Each text that may be fed; bash feeds the last. */
    public static List<String> of(List<Redirection> redirections, Expander expander) {
        List<String> texts = new ArrayList<>();
        for (Redirection redirection : redirections) {
            Value text = switch (redirection) {
                case HereDocument document -> expander.text(document.body());
                case Redirection.HereString string ->
                    expander.text(string.word().parts());
                default -> Value.unknown();
            };
            if (text instanceof Value.Known known) {
                texts.add(known.text());
            }
        }
        return texts;
    }

    /** Whether the list is nothing but these words. */
    static boolean isOnly(CommandList body, String... words) {
        return onlyCommand(body) instanceof Command.SimpleCommand command
                && command.assignments().isEmpty()
                && command.redirections().isEmpty()
                && command.words().stream()
                        .map(word -> word.known().orElse("\0"))
                        .toList()
                        .equals(List.of(words));
    }

    /** The words of the command that is all there is in the list; none if there is more to it. */
    static List<Word> onlyWords(CommandList body) {
        return onlyCommand(body) instanceof Command.SimpleCommand command
                        && command.assignments().isEmpty()
                        && command.redirections().isEmpty()
                ? command.words()
                : List.of();
    }

    /** Whether it ends in {@code ... | wc -l}, which prints a number whatever comes in. */
    static boolean isCount(CommandList body) {
        if (body.entries().size() != 1 || body.entries().getFirst().background()) {
            return false;
        }
        AndOr andOr = body.entries().getFirst().andOr();
        List<Command> stages = andOr.first().commands();
        return andOr.rest().isEmpty()
                && stages.size() > 1
                && stages.getLast() instanceof Command.SimpleCommand last
                && last.assignments().isEmpty()
                && last.redirections().isEmpty()
                && last.words().size() == 2
                && last.words().getFirst().known().filter("wc"::equals).isPresent()
                && last.words().getLast().known().filter(COUNTING::contains).isPresent();
    }

    /** What {@code $(cat <<'END' ...)} becomes: the text as it stands there, without the newlines at its end. */
    static Optional<String> printed(CommandList body) {
        StringBuilder text = new StringBuilder();
        boolean isKnown = onlyCommand(body) instanceof Command.SimpleCommand cat
                && cat.assignments().isEmpty()
                && cat.words().size() == 1
                && cat.words().getFirst().known().filter("cat"::equals).isPresent()
                && cat.redirections().size() == 1
                && cat.redirections().getFirst() instanceof HereDocument document
                && document.quoted()
                && document.descriptor() instanceof Redirection.Descriptor.Implied
                && WordPart.appendKnown(document.body(), text);
        return isKnown ? Optional.of(withoutLinesAtEnd(text.toString())) : Optional.empty();
    }

    /** What a substitution keeps of a text. */
    static String withoutLinesAtEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The command that the list is made of; null if there are others, or something stands before it. */
    private static @Nullable Command onlyCommand(CommandList list) {
        if (list.entries().size() != 1 || list.entries().getFirst().background()) {
            return null;
        }
        AndOr andOr = list.entries().getFirst().andOr();
        Pipeline pipeline = andOr.first();
        boolean isAlone = andOr.rest().isEmpty()
                && pipeline.prefixes().isEmpty()
                && pipeline.commands().size() == 1;
        return isAlone ? pipeline.commands().getFirst() : null;
    }
}
