package dev.armature.models.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Server-sent events out of bytes, however they are cut into pieces.
 *
 * <p>Works on bytes until an event is whole, so a piece may end inside a character. Lines end with LF, CR or CRLF; a byte
 * order mark at the start, comments, unknown fields and a missing space after the colon are fine; several {@code data}
 * lines are joined with LF. One thread at a time.
 */
final class SseParser {

    /** Who is told of an event. */
    interface Sink {

        /**
         * One event. The array is only lent.
         *
         * @param name the event's name, empty if it has none
         * @param whole false when the body ended before the event did
         */
        void event(String name, byte[] data, int length, boolean whole);
    }

    private static final int PIECE = 2048;
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);

    private final Sink sink;
    private final byte[] piece = new byte[PIECE];
    private byte[] line = new byte[256];
    private int lineLength;
    private byte[] data = new byte[512];
    private int dataLength;
    private boolean hasData;
    private String name = "";
    /** Most events have the name of the one before. */
    private byte[] lastName = new byte[0];

    private String lastText = "";
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    SseParser(Sink sink) {
        this.sink = sink;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(PIECE, bytes.remaining());
            bytes.get(piece, 0, length);
            feedPiece(length);
        }
    }

    /** The body has ended: what is pending is told as an event that is not whole. */
    void finish() {
        if (lineLength > 0) {
            field(line, 0, lineLength);
            lineLength = 0;
        }
        dispatch(false);
    }

    private void feedPiece(int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = piece[i];
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                from = i + 1;
                continue;
            }
            afterCarriageReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                endLine(from, i);
                from = i + 1;
            }
        }
        keep(from, length);
    }

    private void endLine(int from, int to) {
        if (lineLength == 0) {
            line(piece, from, to);
            return;
        }
        keep(from, to);
        int length = lineLength;
        lineLength = 0;
        line(line, 0, length);
    }

    private void keep(int from, int to) {
        line = grown(line, lineLength, to - from);
        System.arraycopy(piece, from, line, lineLength, to - from);
        lineLength += to - from;
    }

    private void line(byte[] bytes, int from, int to) {
        if (from == to) {
            dispatch(true);
        } else {
            field(bytes, from, to);
        }
    }

    private void field(byte[] bytes, int start, int to) {
        int from = firstLine && startsWithByteOrderMark(bytes, start, to) ? start + 3 : start;
        firstLine = false;
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(to, colon + 1);
        if (value < to && bytes[value] == ' ') {
            value++;
        }
        if (Arrays.equals(bytes, from, colon, DATA, 0, DATA.length)) {
            data(bytes, value, to);
        } else if (Arrays.equals(bytes, from, colon, EVENT, 0, EVENT.length)) {
            if (!Arrays.equals(bytes, value, to, lastName, 0, lastName.length)) {
                lastName = Arrays.copyOfRange(bytes, value, to);
                lastText = new String(lastName, StandardCharsets.UTF_8);
            }
            name = lastText;
        }
    }

    private void data(byte[] bytes, int from, int to) {
        data = grown(data, dataLength, to - from + 1);
        if (hasData) {
            data[dataLength++] = '\n';
        }
        System.arraycopy(bytes, from, data, dataLength, to - from);
        dataLength += to - from;
        hasData = true;
    }

    private void dispatch(boolean whole) {
        if (hasData) {
            sink.event(name, data, dataLength, whole);
        }
        hasData = false;
        dataLength = 0;
        name = "";
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int from, int to) {
        return to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    private static byte[] grown(byte[] bytes, int used, int more) {
        int needed = Math.addExact(used, more);
        return needed <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
}
