package dev.armature.examples.coding.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line that goes on with a session, to be copied as it is.
 *
 * @param session its name
 * @param workspace the folder it works in, as it was said; empty when that is not known here
 */
record Onward(String session, Optional<Path> workspace) {
    private static final String PROMPT = "\"go on\"";

    /** Goes on with what was asked for last, with these options added, each a word as it is. */
    String command(List<String> options) {
        return line(Stream.concat(options.stream(), Stream.of("-p", PROMPT)).toList());
    }

    /** Goes on at a terminal, where the next words are typed. */
    String atATerminal() {
        return line(List.of());
    }

    /** What to know before copying it; ended by a space, or empty. */
    String hint() {
        return workspace.isPresent() ? "" : "Give --workspace again if you gave it. ";
    }

    private String line(List<String> options) {
        return Stream.of(Stream.of("armature"), folder(), options.stream(), Stream.of("--resume", session))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /** Nothing for the current folder, which is meant when none is said. */
    private Stream<String> folder() {
        Path here = Path.of("").toAbsolutePath();
        return workspace.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(folder -> !folder.equals(here))
                .flatMap(folder -> Stream.of("--workspace", quoted(folder.toString())));
    }

    /** As one word of a shell. */
    static String quoted(String word) {
        return word.matches("[\\w./:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
