package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Expansion.Operation;
import dev.armature.permissions.shell.syntax.Walker;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.syntax.WordPart;
import dev.armature.permissions.shell.word.Braces;
import dev.armature.permissions.shell.word.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders whose names the shell looks at to expand file name patterns: {@code echo /etc/*} tells as much as {@code ls /etc}. */
final class GlobFolders {

    /** What it costs to list a folder, beside looking at one node. */
    private static final int LOOK = 20;

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;

    GlobFolders(ScriptWalk walk, State state, TextRange place) {
        this.walk = walk;
        this.state = state;
        this.place = place;
    }

    void look(List<Word> words) {
        words.forEach(word -> Braces.expand(word.parts(), walk.collected()).forEach(this::alternative));
    }

    private void alternative(List<WordPart> parts) {
        int first = 0;
        while (first < parts.size() && !isPattern(parts.get(first))) {
            first++;
        }
        if (first == parts.size()) {
            return;
        }
        walk.collected().spend(LOOK);
        Optional<List<String>> starts =
                walk.expander(state).text(parts.subList(0, first)).allTexts();
        Optional<List<String>> names = names(parts);
        if (starts.isEmpty() || names.isEmpty()) {
            walk.collected()
                    .obscure(
                            Effect.READ,
                            Doubt.PATTERN,
                            "It is not known in which folder a pattern looks for names.",
                            place);
            return;
        }
        Set<String> folders = new LinkedHashSet<>();
        starts.get().forEach(start -> folders.add(folder(start)));
        names.get().forEach(name -> folders.add(folder(name)));
        folders.forEach(this::read);
    }

    /** {@code ${x:-*}} */
    private static boolean holdsPattern(Expansion.ParameterExpansion expansion) {
        boolean usesWord = switch (expansion.operation()) {
            case Operation.UseDefault ignored -> true;
            case Operation.AssignDefault ignored -> true;
            case Operation.UseAlternative ignored -> true;
            case Operation.Replace ignored -> true;
            default -> false;
        };
        boolean[] holds = {false};
        if (usesWord) {
            Walker.each(expansion, node -> holds[0] |= node instanceof WordPart.Glob);
        }
        return holds[0];
    }

    /** A pattern, or a value that is one after the shell has put it in. */
    private boolean isPattern(WordPart part) {
        return switch (part) {
            case WordPart.Glob ignored -> true;
            case WordPart.ExtendedGlob ignored -> true;
            case Expansion.ParameterExpansion expansion ->
                walk.expander(state).text(List.of(expansion)).knownTexts().stream()
                                .anyMatch(text -> text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0))
                        || holdsPattern(expansion);
            default -> false;
        };
    }

    /** What the pattern becomes; empty if that is not known and may lie in other folders than the pattern begins with. */
    private Optional<List<String>> names(List<WordPart> parts) {
        List<Value> values = walk.expander(state).alternative(parts);
        if (values.size() == 1 && values.getFirst() instanceof Value.Names names) {
            return Optional.of(names.texts());
        }
        boolean seen = false;
        for (WordPart part : parts) {
            seen |= isPattern(part);
            boolean staysInFolder = switch (part) {
                case WordPart.Glob ignored -> true;
                case WordPart.Text ignored ->
                    WordPart.appendKnown(List.of(part), new StringBuilder())
                            && !walk.expander(state).text(List.of(part)).shown().contains("/");
                default -> false;
            };
            if (seen && !staysInFolder) {
                return Optional.empty();
            }
        }
        return Optional.of(List.of());
    }

    private static String folder(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return folder.isEmpty() ? "." : folder;
    }

    private void read(String folder) {
        Optional<List<Standing>> standings = walk.paths(state).reading(Value.of(folder));
        if (standings.isEmpty()) {
            walk.collected()
                    .obscure(
                            Effect.READ,
                            Doubt.PATTERN,
                            "It is not known in which folder a pattern looks for names.",
                            place);
            return;
        }
        for (Standing standing : standings.get()) {
            List<Reason> missing = Missing.reading(standing, place);
            // That a pattern looks where the script stands goes without saying; rules speak of what is in a folder.
            if (!missing.isEmpty() || !folder.equals(".")) {
                walk.collected().add(new Part.Opened(standing.fromOutside(), false, missing));
            }
        }
    }
}
