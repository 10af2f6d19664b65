package dev.armature.core.engine;

import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds what a model sees of a result to the tool's limit; the whole goes to the blob store, and the text says so. */
final class ResultCap {
    private final BlobStore blobs;

    ResultCap(BlobStore blobs) {
        this.blobs = blobs;
    }

    ToolResult apply(ToolResult result, ToolLimits limits) {
        List<Content> content = result.content().stream()
                .<Content>map(block -> switch (block) {
                    case Content.Text text
                    when text.text().length() > limits.inlineChars() -> new Content.Text(shorten(text.text(), limits));
                    case Content.Text text -> text;
                    case Content.Image image -> image;
                })
                .toList();
        return new ToolResult(content.isEmpty() ? List.of(new Content.Text("(no output)")) : content, result.isError());
    }

    private String shorten(String text, ToolLimits limits) {
        int keep = limits.inlineChars();
        int head = switch (limits.shape()) {
            case HEAD -> keep;
            case HEAD_TAIL -> keep * 2 / 5;
        };
        int headEnd = notBetweenSurrogates(text, head);
        int tailStart = notBetweenSurrogates(text, text.length() - (keep - head));
        String note = "[… %,d of %,d characters left out; %s]"
                .formatted(tailStart - headEnd, text.length(), whereTheWholeIs(text));
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
