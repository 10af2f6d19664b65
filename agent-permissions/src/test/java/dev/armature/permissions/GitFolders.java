package dev.armature.permissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders beside each other with repositories in them. Commands start in {@code ws}, the workspace. */
record GitFolders(Path root) {

    static final String PLAIN = "[core]\n\tbare = false\n";
    static final String RUNNING = "[filter \"x\"]\n\tclean = ./run\n";
    static final String HEAD = "ref: refs/heads/main\n";

    /** Makes what git takes for a repository, with these settings. */
    void repository(String folder, String settings) throws IOException {
        write(folder + "/config", settings);
        write(folder + "/HEAD", HEAD);
        Files.createDirectories(path(folder + "/objects"));
        Files.createDirectories(path(folder + "/refs"));
    }

    /** Puts a text into a file, and makes the folders above it. */
    void write(String file, String text) throws IOException {
        Files.createDirectories(path(file).resolve("..").normalize());
        Files.writeString(path(file), text);
    }

    /** Makes a link, and the folders above it. */
    void link(String link, String target) throws IOException {
        Files.createDirectories(path(link).resolve("..").normalize());
        Files.createSymbolicLink(path(link), path(target));
    }

    /** What git keeps of the files that are under version control, in the repository of the workspace. */
    void index(byte[] bytes) throws IOException {
        Files.write(path("ws/.git/index"), bytes);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    String status() {
        return judged("git status");
    }

    String judged(String command) {
        return Judged.script(path("ws"), command);
    }
}
