package dev.armature.benchmarks;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small project with a git repository, without a file system: what the judge is asked about it costs a look into a map. */
final class ProjectInMemory implements FileView {
    private static final List<String> FILES = List.of(
            "README.md",
            "pom.xml",
            "package.json",
            "src/main/java/App.java",
            "src/test/java/AppTest.java",
            "src/index.ts",
            "src/app.ts",
            "tests/test_app.py",
            ".git/HEAD",
            ".git/config",
            ".git/objects/info",
            ".git/refs/heads");

    private final Map<Path, String> texts = new HashMap<>();
    private final Map<Path, Set<String>> folders = new HashMap<>();

    ProjectInMemory(Path root) {
        FILES.forEach(file -> put(root.resolve(file), "x\n"));
        put(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        put(
                root.resolve(".git/config"),
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://example.org/a\n");
    }

    private void put(Path file, String text) {
        texts.put(file, text);
        for (Path at = file; at.getParent() != null; at = at.getParent()) {
            folders.computeIfAbsent(at.getParent(), ignored -> new HashSet<>())
                    .add(at.getFileName().toString());
        }
    }

    @Override
    public Optional<Path> linkTarget(Path path) {
        return Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
        // Each folder may be entered.
        return texts.containsKey(path) || folders.containsKey(path.endsWith(".") ? path.getParent() : path);
    }

    @Override
    public boolean isFolder(Path path) {
        return folders.containsKey(path);
    }

    @Override
    public Optional<String> text(Path path, int limit) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public Optional<List<String>> names(Path folder, int limit) {
        return Optional.ofNullable(folders.get(folder)).map(List::copyOf);
    }

    @Override
    public boolean foldsCase() {
        return false;
    }
}
