package dev.armature.permissions.shell.file;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of another machine, of which nothing is known. */
enum OtherFiles implements FileView {
    INSTANCE;

    @Override
    public Optional<Path> linkTarget(Path path) {
        return Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
        return false;
    }

    @Override
    public boolean isFolder(Path path) {
        return false;
    }

    @Override
    public Optional<String> text(Path path, int limit) {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> names(Path folder, int limit) {
        return Optional.empty();
    }

    @Override
    public boolean foldsCase() {
        return false;
    }
}
