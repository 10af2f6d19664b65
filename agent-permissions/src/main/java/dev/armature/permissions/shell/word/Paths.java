package dev.armature.permissions.shell.word;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.Seen;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Where the paths that a word may name stand. */
public final class Paths {

    private static final int MOST = 600;
    /** Opening one of these touches no file. */
    private static final Set<String> NO_FILES = Set.of("/dev/null", "/dev/stdin", "/dev/stdout", "/dev/stderr");

    private static final Set<Path> ROOT = Set.of(Path.of("/"));

    /** Nor does changing one of these; what the input comes from would be opened anew, and changed. */
    private static final Set<String> NOT_WRITTEN = Set.of("/dev/null", "/dev/stdout", "/dev/stderr");

    private final State state;
    private final Seen seen;

    /**
     * @param seen what remembers where paths stand
     */
    public Paths(State state, Seen seen) {
        this.state = state;
        this.seen = seen;
    }

    /** Where they stand for a reader; empty if it is not known which they are. */
    public Optional<List<Standing>> reading(Value path) {
        return each(path, Paths::isNoFile, seen::reading);
    }

    /** Where they stand for a writer; empty if it is not known which they are. */
    public Optional<List<Standing>> writing(Value path) {
        return each(path, NOT_WRITTEN::contains, seen::writing);
    }

    /**
     * The hidden files that a word matches now. What it becomes is not certain, so this proves nothing; it is enough to guard
     * those that are meant.
     */
    public Value hidden(Value word, FileView files, Collected collected) {
        if (word instanceof Value.Names now) {
            return new Value.Choice(now.texts());
        }
        String pattern = word instanceof Value.Many many ? many.bare() : "";
        Set<String> names = new LinkedHashSet<>();
        for (Path folder : pattern.contains(".") ? state.folders() : Set.<Path>of()) {
            names.addAll(
                    new GlobFiles(files, collected, true).names(folder, pattern).orElse(List.of()));
        }
        return new Value.Choice(List.copyOf(names));
    }

    /** Both names of each, whatever may be done with it; empty if it is not known which they are. */
    public Optional<List<ResolvedPath>> named(Value path) {
        return each(path, Paths::isNoFile, seen::path);
    }

    /** Whether the folders are known where the state is, and inside the workspace. */
    public boolean isInside() {
        for (Path folder : state.folders()) {
            if (!seen.isInside(folder)) {
                return false;
            }
        }
        return !state.folders().isEmpty();
    }

    private <T> Optional<List<T>> each(
            Value path, Predicate<String> isNone, BiFunction<Path, String, Optional<T>> look) {
        Optional<List<String>> texts = (path instanceof Value.Below below ? below.root() : path).allTexts();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (texts.get().size() == 1 && state.folders().size() == 1) {
            String text = texts.get().getFirst();
            return isNone.test(text)
                    ? Optional.of(List.of())
                    : look.apply(state.folders().iterator().next(), text).map(List::of);
        }
        Set<T> found = new LinkedHashSet<>();
        for (String text : texts.get()) {
            if (isNone.test(text)) {
                continue;
            }
            if (state.folders().isEmpty() && !text.startsWith("/")) {
                return Optional.empty();
            }
            for (Path folder : state.folders().isEmpty() ? ROOT : state.folders()) {
                Optional<T> one = look.apply(folder, text);
                if (one.isEmpty() || found.size() > MOST) {
                    return Optional.empty();
                }
                found.add(one.get());
            }
        }
        return Optional.of(List.copyOf(found));
    }

    public static boolean isNoFile(String text) {
        return NO_FILES.contains(text) || (text.startsWith("/dev/fd/") && text.matches("/dev/fd/\\d{1,3}"));
    }
}
