package dev.armature.conformance.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What a script finds when it starts: a small workspace, and a home beside it. */
final class World {

    private World() {}

    /** Makes the folders {@code ws} and {@code home} in {@code root}. */
    static Path make(Path root) throws IOException {
        Path workspace = Files.createDirectories(root.resolve("ws"));
        Files.createDirectories(root.resolve("home"));
        Files.createDirectories(workspace.resolve("src/main"));
        Files.createDirectories(workspace.resolve("docs"));
        Files.writeString(workspace.resolve("README.md"), "# readme\nTODO more\n");
        Files.writeString(workspace.resolve("notes.txt"), "one\ntwo words\n-n three\n");
        Files.writeString(workspace.resolve("data.json"), "{\"name\": \"a\", \"list\": [1, 2]}\n");
        Files.writeString(workspace.resolve("docs/guide.md"), "guide\n");
        Files.writeString(workspace.resolve("docs/two words.txt"), "text\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        Files.writeString(workspace.resolve("src/main/Main.java"), "class Main { /* TODO */ }\n");
        Files.writeString(workspace.resolve("lib.sh"), "touch sourced\nls from-lib\n");
        // A program of the workspace says what the stubs of other programs say.
        Path program = workspace.resolve("run.sh");
        Sandbox.copy("stub.bash", program);
        Files.setPosixFilePermissions(workspace.resolve("lib.sh"), PosixFilePermissions.fromString("rw-r--r--"));
        return workspace;
    }
}
