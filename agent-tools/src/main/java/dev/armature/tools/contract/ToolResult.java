package dev.armature.tools.contract;

import dev.armature.tools.content.Content;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a call gave back.
 *
 * @param content what the model reads; empty means "nothing to say"
 * @param isError whether the model should treat it as a failure; the text then starts with {@code [E_...]}
 */
public record ToolResult(List<Content> content, boolean isError) {
    public ToolResult {
        content = List.copyOf(content);
    }

    /** A result of one text. */
    public static ToolResult text(String text) {
        return new ToolResult(List.of(new Content.Text(text)), false);
    }

    /** A failure: the code, then a sentence that tells the model what to try next. */
    public static ToolResult error(ErrorCode code, String sentence) {
        return new ToolResult(List.of(new Content.Text("[" + code + "] " + sentence)), true);
    }

    /** All text in it, lines joined. */
    public String text() {
        return content.stream()
                .map(block -> switch (block) {
                    case Content.Text text -> text.text();
                    case Content.Image image -> "[" + image.mediaType() + "]";
                    case Content.Document document -> "[" + document.name() + "]";
                })
                .collect(Collectors.joining("\n"));
    }

    /** The text in one line of at most {@code length} characters, safe to be shown as {@link OneLine} is. */
    public String brief(int length) {
        String line = OneLine.of(text().strip().replaceAll("\\s+", " "));
        if (line.length() <= length) {
            return line;
        }
        int end = Math.max(0, length - 1);
        boolean splitsPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, splitsPair ? end - 1 : end) + "…";
    }
}
