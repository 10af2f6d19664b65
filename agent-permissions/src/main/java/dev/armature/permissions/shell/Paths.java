package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the paths that a word may name stand. */
final class Paths {

    private static final int MOST = 600;
    /** The system knows no longer path. */
    private static final int LONGEST = 4_096;

    private static final int NAMES_FOR_ONE = 4;
    /** Opening one of these touches no file. */
    private static final Set<String> NO_FILES = Set.of("/dev/null", "/dev/stdin", "/dev/stdout", "/dev/stderr");

    /** Nor does changing one of these; what the input comes from would be opened anew, and changed. */
    private static final Set<String> NOT_WRITTEN = Set.of("/dev/null", "/dev/stdout", "/dev/stderr");

    private final Places places;
    private final State state;
    private final Collected collected;

    /**
     * @param collected what remembers where paths stand, and pays for a look at one
     */
    Paths(Places places, State state, Collected collected) {
        this.places = places;
        this.state = state;
        this.collected = collected;
    }

    /** Where they stand for a reader; empty if it is not known which they are. */
    Optional<List<Standing>> reading(Value path) {
        return standing(path, false);
    }

    /** Where they stand for a writer; empty if it is not known which they are. */
    Optional<List<Standing>> writing(Value path) {
        return standing(path, true);
    }

    /** Whether the folders are known where the state is, and inside the workspace. */
    boolean isInside() {
        for (Path folder : state.folders()) {
            if (places.resolver().resolve(folder).filter(places::isInside).isEmpty()) {
                return false;
            }
        }
        return !state.folders().isEmpty();
    }

    private Optional<List<Standing>> standing(Value path, boolean writes) {
        Optional<List<String>> texts = texts(path);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Set<Standing> found = new LinkedHashSet<>();
        for (String text : texts.get()) {
            if (writes ? NOT_WRITTEN.contains(text) : isNoFile(text)) {
                continue;
            }
            if (state.folders().isEmpty() && !text.startsWith("/")) {
                return Optional.empty();
            }
            Set<Path> folders = state.folders().isEmpty() ? Set.of(Path.of("/")) : state.folders();
            for (Path folder : folders) {
                Optional<Standing> one = collected
                        .seen()
                        .computeIfAbsent(
                                (writes ? "w" : "r") + folder + "\0" + text, ignored -> standing(folder, text, writes));
                if (one.isEmpty() || found.size() > MOST) {
                    return Optional.empty();
                }
                found.add(one.get());
            }
        }
        return Optional.of(new ArrayList<>(found));
    }

    private Optional<Standing> standing(Path folder, String text, boolean writes) {
        if (folder.toString().length() + text.length() > LONGEST) {
            return Optional.empty();
        }
        // Looked at name by name, and each look goes through all names before.
        collected.spend((folder.getNameCount() + text.length() / 2) / NAMES_FOR_ONE);
        Optional<ResolvedPath> resolved = places.resolver().resolve(folder, text);
        return resolved.map(writes ? places::writing : places::reading);
    }

    static boolean isNoFile(String text) {
        return NO_FILES.contains(text) || (text.startsWith("/dev/fd/") && text.matches("/dev/fd/\\d{1,3}"));
    }

    /** The texts of a word; empty if they are not known. */
    static Optional<List<String>> texts(Value value) {
        return switch (value) {
            case Value.Known known -> Optional.of(List.of(known.text()));
            case Value.Choice choice -> Optional.of(choice.texts());
            case Value.Names names -> Optional.of(names.texts());
            case Value.Below below -> texts(below.root());
            case Value.Digits ignored -> Optional.empty();
            case Value.Any ignored -> Optional.empty();
            case Value.Many ignored -> Optional.empty();
        };
    }
}
