package dev.armature.permissions.path;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files as they were when they were first asked about, so that one judgement sees one state of each. Not thread-safe; for one
 * judgement alone.
 */
public final class RememberedFiles implements FileView {

    /** Once so many were listed, others are listed anew each time, so that a wide pattern fills no memory. */
    private static final int MOST_NAMES = 65_536;

    private final FileView files;
    private final Map<Path, Optional<Path>> links = new HashMap<>();
    private final Map<Path, Boolean> existing = new HashMap<>();
    private final Map<Path, Boolean> folders = new HashMap<>();
    private final Map<Contents, Optional<String>> texts = new HashMap<>();
    private final Map<Listing, Optional<List<String>>> lists = new HashMap<>();

    private int listed;

    private record Listing(Path folder, int limit) {}

    private record Contents(Path path, int limit) {}

    public RememberedFiles(FileView files) {
        this.files = files;
    }

    @Override
    public Optional<Path> linkTarget(Path path) {
        return links.computeIfAbsent(path, files::linkTarget);
    }

    @Override
    public boolean exists(Path path) {
        return existing.computeIfAbsent(path, files::exists);
    }

    @Override
    public boolean isFolder(Path path) {
        return folders.computeIfAbsent(path, files::isFolder);
    }

    @Override
    public Optional<String> text(Path path, int limit) {
        return texts.computeIfAbsent(new Contents(path, limit), asked -> files.text(path, limit));
    }

    @Override
    public Optional<String> beginning(Path path, int length) {
        return files.beginning(path, length);
    }

    @Override
    public Optional<List<String>> names(Path folder, int limit) {
        Listing listing = new Listing(folder, limit);
        Optional<List<String>> known = lists.get(listing);
        if (known != null) {
            return known;
        }
        Optional<List<String>> names = files.names(folder, limit);
        listed += 1 + names.map(List::size).orElse(0);
        if (listed <= MOST_NAMES) {
            lists.put(listing, names);
        }
        return names;
    }

    @Override
    public boolean foldsCase() {
        return files.foldsCase();
    }
}
