package dev.armature.core.session;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The frame of one entry in a file: {@code {"n":<bytes>,"crc":"<hex>","e":<entry>}}.
 *
 * <p>Every line is a JSON value of its own, so that ordinary tools can read the file; length and CRC-32C of the entry's
 * bytes tell a whole line from a torn one. U+2028 and U+2029 are escaped, because some readers take them for line ends.
 */
final class JournalLine {
    private static final Pattern HEAD = Pattern.compile("\\{\"n\":(\\d{1,9}),\"crc\":\"([0-9a-f]{8})\",\"e\":");

    private JournalLine() {}

    static byte[] frame(String entryJson) {
        byte[] body = entryJson
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029")
                .getBytes(StandardCharsets.UTF_8);
        byte[] head = String.format(
                        Locale.ROOT, "{\"n\":%d,\"crc\":\"%08x\",\"e\":", body.length, crc(body, 0, body.length))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[head.length + body.length + 2];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(body, 0, line, head.length, body.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    /** The entry's JSON if {@code line}, without its line end, is whole. */
    static Optional<String> unframe(byte[] line) {
        String start = new String(line, 0, Math.min(line.length, 48), StandardCharsets.ISO_8859_1);
        Matcher head = HEAD.matcher(start);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(head.group(1));
        int from = head.end();
        if (line.length != from + length + 1 || line[line.length - 1] != '}') {
            return Optional.empty();
        }
        if (crc(line, from, length) != Integer.parseUnsignedInt(head.group(2), 16)) {
            return Optional.empty();
        }
        return Optional.of(new String(line, from, length, StandardCharsets.UTF_8));
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
