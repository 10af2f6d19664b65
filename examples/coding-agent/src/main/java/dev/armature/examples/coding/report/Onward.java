package dev.armature.examples.coding.report;

import dev.armature.examples.coding.setup.AgentOptions;
import dev.armature.permissions.decision.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to go on with a session: the command line that does it, to be copied as it is into a shell. It says again what was
 * said of the session's first run, because without it the next run would be allowed other things.
 *
 * @param options what was said
 * @param home the user's own folder, when it is not the one that a shell would take
 * @param isOpen whether the conversation goes on by itself, because somebody sits there and is asked for the next words
 * @param program how this program was called
 * @param session its name
 */
public record Onward(AgentOptions options, Optional<Path> home, boolean isOpen, String program, String session) {

    /** For a process that ends with the run. */
    public static Onward of(AgentOptions options, String program) {
        return new Onward(options, Optional.empty(), false, program, "");
    }

    /** For a conversation with somebody at a terminal. */
    public static Onward inConversation(AgentOptions options, String program) {
        return new Onward(options, Optional.empty(), true, program, "");
    }

    /** The same with a user's own folder that has to be named. */
    public Onward keptIn(Path folder) {
        return new Onward(options, Optional.of(folder), isOpen, program, session);
    }

    /** The same for that session. */
    Onward with(String name) {
        return new Onward(options, home, isOpen, program, name);
    }

    /** The same with twice as many turns, for a run that used up its own: with as many it might stop in the same place. */
    Onward withMoreTurns() {
        AgentOptions more = options.maxTurns()
                .map(most -> options.withMaxTurns((int) Math.min(2L * most, Integer.MAX_VALUE)))
                .orElse(options);
        return new Onward(more, home, isOpen, program, session);
    }

    /** What to do next, as a sentence. */
    String sentence() {
        return isOpen ? "Say what to do next; the session stays." : "To go on: " + command(List.of());
    }

    /** Goes on with what was asked for last, with these rules allowed as well. */
    String command(List<String> rules) {
        return line(rules, "-p", "\"go on\"");
    }

    /** Goes on at a terminal, where the next words are typed. */
    String atATerminal() {
        return line(List.of());
    }

    /** Whether edits in the workspace need no approval, by what was said. */
    boolean acceptsEdits() {
        return options.mode()
                .filter(mode -> mode == Mode.ACCEPT_EDITS || mode == Mode.BYPASS)
                .isPresent();
    }

    private String line(List<String> rules, String... prompt) {
        List<String> words = new ArrayList<>();
        home.ifPresent(folder -> words.add("ARMATURE_HOME=" + quoted(folder.toString())));
        words.add(quoted(program));
        // Nothing for the current folder, which is meant when none is said.
        Path folder = options.workspace().toAbsolutePath().normalize();
        if (!folder.equals(Path.of("").toAbsolutePath())) {
            add(words, "--workspace", folder.toString());
        }
        options.model().ifPresent(model -> add(words, "--model", model));
        options.mode().ifPresent(mode -> add(words, "--permission-mode", mode.word()));
        options.testCommand().ifPresent(command -> add(words, "--test-command", command));
        options.maxTurns().ifPresent(most -> add(words, "--max-turns", most.toString()));
        if (options.trust()) {
            words.add("--trust");
        }
        Stream.concat(options.allow().stream(), rules.stream()).distinct().forEach(rule -> add(words, "--allow", rule));
        words.addAll(List.of(prompt));
        add(words, "--resume", session);
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, String value) {
        words.add(option);
        words.add(quoted(value));
    }

    /** As one word of a shell. */
    public static String quoted(String word) {
        return word.matches("[\\w./:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
