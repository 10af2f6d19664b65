package dev.armature.toolbox.builtin.file;

import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells pictures and other known formats by their first bytes; names of files are not believed. */
final class Picture {

    /** In base64 that is 5 MB, which models take. */
    private static final int MOST_BYTES = 3_750_000;

    private record Format(String magic, String name) {}

    private static final List<Format> PICTURES = List.of(
            new Format("\u0089PNG\r\n\u001a\n", "image/png"),
            new Format("\u00ff\u00d8\u00ff", "image/jpeg"),
            new Format("GIF87a", "image/gif"),
            new Format("GIF89a", "image/gif"));

    private static final List<Format> OTHERS = List.of(
            new Format("%PDF-", "a PDF document"),
            new Format("PK\u0003\u0004", "a ZIP archive (or a format built on it)"),
            new Format("\u001f\u008b", "data compressed with gzip"),
            new Format("\u007fELF", "a program"),
            new Format("MZ", "a program"),
            new Format("\u00ca\u00fe\u00ba\u00be", "a Java class or a program"),
            new Format("SQLite format 3\0", "an SQLite database"));

    private Picture() {}

    /** The picture, or why it cannot be shown; empty when the bytes are no picture. */
    static Optional<ToolResult> of(byte[] bytes) {
        return mediaType(bytes).map(type -> result(type, bytes));
    }

    private static ToolResult result(String mediaType, byte[] bytes) {
        return bytes.length > MOST_BYTES
                ? ToolResult.error(
                        ErrorCode.E_TOO_LARGE,
                        "The picture has %,d bytes; at most %,d can be shown. Make a smaller copy first."
                                .formatted(bytes.length, MOST_BYTES))
                : new ToolResult(
                        List.of(new Content.Image(mediaType, Base64.getEncoder().encodeToString(bytes))), false);
    }

    private static Optional<String> mediaType(byte[] bytes) {
        boolean webp = startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP");
        return webp ? Optional.of("image/webp") : first(PICTURES, bytes);
    }

    /** Half a sentence on what the bytes are. */
    static String kindOf(byte[] bytes) {
        return first(OTHERS, bytes).orElse("binary data");
    }

    private static Optional<String> first(List<Format> formats, byte[] bytes) {
        return formats.stream()
                .filter(format -> startsWith(bytes, 0, format.magic()))
                .map(Format::name)
                .findFirst();
    }

    private static boolean startsWith(byte[] bytes, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
