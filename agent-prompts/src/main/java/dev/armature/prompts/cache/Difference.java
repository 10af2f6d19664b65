package dev.armature.prompts.cache;

import java.util.Objects;

/**
 * The first place where two prompts differ.
 *
 * @param level the level that is forgotten from there on
 * @param segment the index of the segment in the prompt
 * @param path what differs, as far as the bytes can be read as JSON, such as {@code tools[7].description}; the name of the
 *     model or parameter when that is what changed
 * @param section the id of the prompt section that holds it; empty outside the system prompt
 * @param byteOffset the first differing byte, counted in the segment
 * @param before some text from there on, as it was; empty when there was nothing, or the section is new
 * @param after the same place as it is; empty when there is nothing, or the section is gone
 */
public record Difference(
        Level level, int segment, String path, String section, int byteOffset, String before, String after) {

    public Difference {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** A phrase for a log or a report. */
    public String describe() {
        if (!section.isEmpty() && before.isEmpty()) {
            return "section `" + section + "` is new in `" + path + "`: `" + after + "`";
        }
        if (!section.isEmpty() && after.isEmpty()) {
            return "section `" + section + "` is gone from `" + path + "`: was `" + before + "`";
        }
        String place = section.isEmpty() ? "" : " in section `" + section + "`";
        String counted = byteOffset == 0 ? "" : " of the segment";
        return "`" + path + "`" + place + " differs at byte " + byteOffset + counted + ": was `" + before + "`, is `"
                + after + "`";
    }
}
