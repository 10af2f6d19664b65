package dev.armature.permissions;

import dev.armature.permissions.path.RememberedFiles;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The machine's files, as they were when they were first asked about since {@link #lookAnew}. For one thread. */
final class HeldFiles implements FileView {

    private FileView held = new RememberedFiles(FileView.system());

    void lookAnew() {
        held = new RememberedFiles(FileView.system());
    }

    @Override
    public Optional<Path> linkTarget(Path path) {
        return held.linkTarget(path);
    }

    @Override
    public boolean exists(Path path) {
        return held.exists(path);
    }

    @Override
    public boolean isFolder(Path path) {
        return held.isFolder(path);
    }

    @Override
    public Optional<String> text(Path path, int limit) {
        return held.text(path, limit);
    }

    @Override
    public Optional<List<String>> names(Path folder, int limit) {
        return held.names(folder, limit);
    }

    @Override
    public boolean foldsCase() {
        return held.foldsCase();
    }
}
