package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells in the conversation what a system prompt would say otherwise by now. A session keeps the prompt that it began with,
 * since another one would change every byte behind it; what changed, such as the day or the project's instructions, is
 * appended as a message.
 *
 * <p>Of each section the lines are told that are not as they were, from the first to the last of them, or the whole section
 * where that is shorter. What a section quotes cannot end the element it stands in.
 */
public final class PromptReminder {

    private static final Pattern TAG =
            Pattern.compile("<(?=\\s*/?\\s*(?:system-reminder|changed-section))", Pattern.CASE_INSENSITIVE);

    private PromptReminder() {}

    /**
     * A message that brings a model up to date that knows {@code before}; empty when {@code now} says the same, in whatever
     * order.
     */
    public static Optional<String> of(List<PromptBlock> before, List<PromptBlock> now) {
        if (before.equals(now)) {
            return Optional.empty();
        }
        Map<String, String> then = sections(before);
        Map<String, String> current = sections(now);
        Set<String> names = new LinkedHashSet<>(current.keySet());
        names.addAll(then.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String change = change(then.getOrDefault(name, ""), current.getOrDefault(name, ""));
            if (!change.isEmpty()) {
                changes.add("<changed-section id=\"" + name + "\">\n"
                        + TAG.matcher(change).replaceAll("&lt;") + "\n</changed-section>");
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "<system-reminder>\nSince this conversation began, some of what the system prompt says has"
                                + " changed. What stands below holds from now on, with the weight of the section that it belongs"
                                + " to; the rest is as it was. This needs no answer.\n\n" + String.join("\n\n", changes)
                                + "\n</system-reminder>");
    }

    /** The text of each section by its id; a block that is made of none goes by its place. */
    private static Map<String, String> sections(List<PromptBlock> blocks) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            PromptBlock block = blocks.get(i);
            if (block.parts().isEmpty()) {
                texts.put("system[" + i + "]", block.text().strip());
            }
            byte[] bytes = block.text().getBytes(UTF_8);
            int from = 0;
            for (Segment.Part part : block.parts()) {
                int to = Math.min(bytes.length, from + part.bytes());
                texts.merge(part.id(), new String(bytes, from, to - from, UTF_8).strip(), (a, b) -> a + "\n\n" + b);
                from = to;
            }
        }
        return texts;
    }

    /** One section's change in words; empty when there is none but in blank lines. */
    private static String change(String before, String now) {
        if (now.isEmpty()) {
            return before.isEmpty() ? "" : "This section no longer holds.";
        }
        if (before.isEmpty()) {
            return "This section is new:\n\n" + now;
        }
        List<String> old = before.lines().toList();
        List<String> current = now.lines().toList();
        int start = 0;
        int most = Math.min(old.size(), current.size());
        while (start < most && old.get(start).equals(current.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(current.get(current.size() - 1 - end))) {
            end++;
        }
        String gone = String.join("\n", old.subList(start, old.size() - end)).strip();
        String come =
                String.join("\n", current.subList(start, current.size() - end)).strip();
        if (gone.length() + come.length() > now.length()) {
            return "It now says, as a whole:\n\n" + now;
        }
        if (gone.isEmpty()) {
            return come.isEmpty() ? "" : "It now says in addition:\n\n" + come;
        }
        return come.isEmpty()
                ? "It no longer says:\n\n" + gone
                : "It now says:\n\n" + come + "\n\ninstead of:\n\n" + gone;
    }
}
