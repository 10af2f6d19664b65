package dev.armature.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands such as a coding agent runs all day, one a line in {@code ordinary-commands.txt}. */
final class OrdinaryCommands {
    private static final String FILE = "ordinary-commands.txt";

    private OrdinaryCommands() {}

    static List<String> all() {
        try (InputStream file = OrdinaryCommands.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("`" + FILE + "` is missing beside " + OrdinaryCommands.class);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
