package dev.armature.benchmarks.contender;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the conversation is about: 40 kB of instructions, 20 tools, one question, and a note in each answer but the last. */
public final class NoteTaking {

    public static final String INSTRUCTIONS = "You take notes. ".repeat(2_500);
    public static final String QUESTION = "Take notes.";

    /** The names of the tools; only the first is ever called. */
    public static final List<String> TOOLS = Stream.concat(
                    Stream.of("note"), IntStream.range(1, 20).mapToObj(number -> "note_" + number))
            .toList();

    /** What every tool is said to do. */
    public static final String PURPOSE = "Takes a note.";

    /** What a tool answers. */
    static final String RESULT = "Noted.";

    private NoteTaking() {}

    /** The input of each tool. */
    public record Note(int number, String text) {}
}
