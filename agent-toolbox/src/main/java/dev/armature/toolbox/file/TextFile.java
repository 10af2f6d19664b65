package dev.armature.toolbox.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file's text, and all that is needed to write changed text as the file was written before.
 *
 * @param text without a byte order mark, line ends as they are in the file
 * @param charset how it is written in bytes
 * @param marked whether a byte order mark stands before it
 */
public record TextFile(String text, Charset charset, boolean marked) {
    private static final char MARK = '\uFEFF';
    private static final int LOOKED_AT = 8_000;

    /** A new file: UTF-8 without a mark. */
    public static TextFile of(String text) {
        return new TextFile(text, StandardCharsets.UTF_8, false);
    }

    /**
     * The text of these bytes; empty when they are no text. A byte order mark decides; else UTF-8 when it fits, UTF-16 when
     * every second byte is mostly zero, and at last the one-byte charset of western Windows or, where that has gaps, Latin-1.
     */
    public static Optional<TextFile> of(byte[] bytes) {
        return marked(bytes).or(() -> unmarked(bytes));
    }

    private static Optional<TextFile> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8, true);
        } else if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.empty(); // UTF-32: nobody writes it
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE, true);
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE, true);
        }
        return Optional.empty();
    }

    private static Optional<TextFile> unmarked(byte[] bytes) {
        int[] zeros = new int[2];
        int looked = Math.min(bytes.length, LOOKED_AT);
        int controls = 0;
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            } else if (bytes[i] > 0 && bytes[i] < 32 && "\t\n\f\r\u001b\b".indexOf(bytes[i]) < 0) {
                controls++;
            }
        }
        if (zeros[0] + zeros[1] > 0) {
            return zeros[1] > looked * 2 / 5 && zeros[0] == 0
                    ? decoded(bytes, 0, StandardCharsets.UTF_16LE, false)
                    : zeros[0] > looked * 2 / 5 && zeros[1] == 0
                            ? decoded(bytes, 0, StandardCharsets.UTF_16BE, false)
                            : Optional.empty();
        }
        if (controls * 10 > looked) {
            return Optional.empty();
        }
        return decoded(bytes, 0, StandardCharsets.UTF_8, false)
                .or(() -> decoded(bytes, 0, Charset.forName("windows-1252"), false))
                .or(() -> decoded(bytes, 0, StandardCharsets.ISO_8859_1, false));
    }

    private static Optional<TextFile> decoded(byte[] bytes, int from, Charset charset, boolean marked) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return Optional.of(new TextFile(text.toString(), charset, marked));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Other text in the same clothes. */
    public TextFile with(String other) {
        return new TextFile(other, charset, marked);
    }

    /**
     * The bytes of the file.
     *
     * @throws CharacterCodingException when a character has no place in the charset
     */
    public byte[] bytes() throws CharacterCodingException {
        ByteBuffer encoded = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(marked ? MARK + text : text));
        return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.limit());
    }

    /** The line end that most of its lines have; {@code \n} when it has none. */
    public String lineEnd() {
        int windows = 0;
        int unix = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (i > 0 && text.charAt(i - 1) == '\r') {
                windows++;
            } else {
                unix++;
            }
        }
        return windows > unix ? "\r\n" : "\n";
    }
}
