package dev.armature.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where this build's files are. Tests run in the folder of this module. */
final class Project {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> PUBLISHED = List.of(
            "agent-permissions",
            "agent-prompts",
            "agent-tools",
            "agent-toolbox",
            "agent-core",
            "agent-settings",
            "agent-models",
            "agent-testkit");

    private Project() {}

    /** The jars of a published module: its main jar, and in a release its sources and documentation. */
    static List<Path> jarsOf(String module) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-.*\\.jar"))
                    .sorted()
                    .toList();
        }
    }

    /** The run-time closure of agent-core and its leaves, as Maven resolves it for a user; names without versions. */
    static Path libraries() {
        return Path.of(System.getProperty("consumer.libraries"));
    }

    static Path oldestJackson() {
        return Path.of(System.getProperty("consumer.oldest-jackson"));
    }

    static boolean isUpdating() {
        return Boolean.getBoolean("armature.update");
    }
}
