package dev.armature.permissions.path;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder with all that is below it. Links in it are looked at and not followed. */
public final class Tree {

    private final FileView files;
    private final int most;

    /** @param most how many files and folders are looked at before the answer is that it is not known */
    public Tree(FileView files, int most) {
        this.files = files;
        this.most = most;
    }

    /** Whether something is in a tree. */
    public enum Found {
        NO,
        YES,
        /** There was too much to look at, or a folder that cannot be listed. */
        UNKNOWN
    }

    /** Whether a path, or one below it, is wanted. What is not there is not asked about. */
    public Found look(Path start, Predicate<Path> wanted) {
        if (!files.exists(start)) {
            return Found.NO;
        }
        Deque<Path> open = new ArrayDeque<>(List.of(start));
        int seen = 0;
        while (!open.isEmpty()) {
            Path path = open.pop();
            if (++seen > most || PathResolver.isTooLong(path)) {
                return Found.UNKNOWN;
            }
            if (wanted.test(path)) {
                return Found.YES;
            }
            boolean isEntered = path.equals(start) || files.linkTarget(path).isEmpty();
            if (isEntered && files.isFolder(path)) {
                Optional<List<String>> names = files.names(path, most);
                if (names.isEmpty()) {
                    return Found.UNKNOWN;
                }
                names.get().forEach(name -> open.push(path.resolve(name)));
            }
        }
        return Found.NO;
    }
}
