package dev.armature.permissions.shell.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What programs have in common, beyond what their models say: so rails, suggestions and rules that forbid know of programs
 * without a model. The names, and what each kind means, are in {@code kinds.txt}.
 */
public enum Kind {
    SHELL,
    LANGUAGE,
    SHELL_LATER,
    SHELL_ALONE,
    EVALUATES,
    FETCHES,
    ANSWERS,
    CONNECTS,
    STARTS_OTHERS,
    ELSEWHERE,
    RUNS_ANYTHING,
    SUBCOMMANDS;

    private static final Map<Kind, Set<String>> NAMES = read("kinds.txt");

    /** Whether a program of that name, which has no folder before it, is of this kind. */
    public boolean isOf(String program) {
        return Objects.requireNonNull(NAMES.get(this)).contains(program);
    }

    private static Map<Kind, Set<String>> read(String file) {
        Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
        try (InputStream in = Objects.requireNonNull(Kind.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.replaceAll("(?m)^#.*\\R", "")
                    .replace("\n  ", " ")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        String[] parts = line.split(": ", 2);
                        Kind kind = valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
                        names.put(kind, Set.of(parts[1].split(" ")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Kind kind : values()) {
            Objects.requireNonNull(names.get(kind), file + " has no line for " + kind);
        }
        return names;
    }
}
