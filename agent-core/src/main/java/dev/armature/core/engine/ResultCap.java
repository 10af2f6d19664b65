package dev.armature.core.engine;

import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a model sees of a result to the tool's limit; the whole goes to the blob store, and the text says so. Texts
 * that say nothing are left out: providers refuse them.
 */
final class ResultCap {
    private final BlobStore blobs;

    ResultCap(BlobStore blobs) {
        this.blobs = blobs;
    }

    ToolResult apply(ToolResult result, ToolLimits limits) {
        List<Content> said = result.content().stream()
                .filter(block ->
                        !(block instanceof Content.Text text && text.text().isEmpty()))
                .toList();
        List<Content> content = textLength(said) <= limits.inlineChars() ? said : shortened(said, limits);
        return new ToolResult(content.isEmpty() ? List.of(new Content.Text("(no output)")) : content, result.isError());
    }

    private static long textLength(List<Content> content) {
        return content.stream()
                .mapToLong(block ->
                        block instanceof Content.Text text ? text.text().length() : 0)
                .sum();
    }

    /** All text as one block, shortened, before the pictures, which stay. */
    private List<Content> shortened(List<Content> content, ToolLimits limits) {
        String whole = content.stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining("\n"));
        Content shortText = new Content.Text(shorten(whole, limits));
        return Stream.concat(Stream.of(shortText), content.stream().filter(block -> !(block instanceof Content.Text)))
                .toList();
    }

    private String shorten(String text, ToolLimits limits) {
        int keep = limits.inlineChars();
        int head = limits.shape() == ToolLimits.Shape.HEAD ? keep : keep * 2 / 5;
        int headEnd = notBetweenSurrogates(text, head);
        int tailStart = notBetweenSurrogates(text, text.length() - (keep - head));
        String note = String.format(
                Locale.ROOT,
                "[… %,d of %,d characters left out; %s]",
                tailStart - headEnd,
                text.length(),
                whereTheWholeIs(text));
        return text.substring(0, headEnd) + "\n" + note + "\n" + text.substring(tailStart);
    }

    private String whereTheWholeIs(String text) {
        try {
            BlobRef ref = blobs.put(text.getBytes(StandardCharsets.UTF_8));
            return "the whole is kept in " + ref.uri() + ": read it with offset and limit, or narrow the call";
        } catch (IOException e) {
            return "the whole could not be kept (" + e.getMessage() + "): narrow the call";
        }
    }

    private static int notBetweenSurrogates(String text, int index) {
        boolean between = index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
        return between ? index - 1 : index;
    }
}
