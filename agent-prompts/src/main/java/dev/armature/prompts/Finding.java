package dev.armature.prompts;

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

    /** One sentence: where, what, what to do. */
    public String describe() {
        return "`" + place + "` at byte " + byteOffset + ": " + problem + " `" + found + "`; " + problem.advice();
    }
}
