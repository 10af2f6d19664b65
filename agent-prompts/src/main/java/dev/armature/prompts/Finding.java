package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Objects;

/**
 * Something in a section or a tool that will break the cache.
 *
 * @param place the id of the section, or where the tool is in the request, such as {@code tools[7]}
 * @param problem what is wrong
 * @param byteOffset where, in UTF-8 bytes of what the section says, or of the JSON of the tool
 * @param found the text that was found there
 */
public record Finding(String place, Problem problem, int byteOffset, String found) {

    private static final int QUOTED = 40;

    public Finding {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(found, "found");
    }

    /** What can be wrong. */
    public enum Problem {
        /** Asked twice for the same facts, it said two things. */
        VOLATILE("make the text depend on declared facts only"),
        /** A day or a time in text that is to be the same for everybody. */
        TIME("move it to a SESSION section (days) or a MESSAGE section (times)"),
        /** An identifier made for one occasion in text that is to be the same for everybody. */
        IDENTIFIER("move it to a SESSION section"),
        /** Somebody's home folder in text that is to be the same for everybody. */
        HOME_FOLDER("move it to a SESSION section, or write the path relative to the project"),
        /** Something counted, such as requests, in text that is to be the same for everybody. */
        COUNTER("move it to a MESSAGE section"),
        /** More than the section may say; the rest was cut. */
        TOO_LONG("shorten it or raise its maxTokens");

        private final String advice;

        Problem(String advice) {
            this.advice = advice;
        }

        /** What to do about it. */
        public String advice() {
            return advice;
        }
    }

    /** That a section says two different things for the same facts. */
    public static Finding between(String section, String said, String again) {
        byte[] bytes = said.getBytes(UTF_8);
        int offset = characterStart(bytes, Arrays.mismatch(bytes, again.getBytes(UTF_8)));
        int end = characterStart(bytes, Math.min(bytes.length, offset + QUOTED));
        return new Finding(section, Problem.VOLATILE, offset, new String(bytes, offset, end - offset, UTF_8));
    }

    private static int characterStart(byte[] bytes, int offset) {
        int start = offset;
        while (start > 0 && start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    /** One sentence: where, what, what to do. */
    public String describe() {
        return "`" + place + "` at byte " + byteOffset + ": " + problem + " `" + found + "`; " + problem.advice();
    }
}
