package dev.armature.models.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip body as it comes (RFC 1952). Nobody asked for one, but some proxies pack anyway. One thread; what is
 * behind the first member, and its checksum, is not looked at: the events themselves say whether they are complete.
 */
final class Gunzip implements AutoCloseable {
    private static final int FIXED_HEAD = 10;
    private static final int MOST_HEAD = 8 * 1024;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final Consumer<ByteBuffer> unpacked;
    private final Inflater inflater = new Inflater(true);
    private final byte[] out = new byte[8 * 1024];
    private byte[] head = new byte[0];
    private boolean afterHead;

    Gunzip(Consumer<ByteBuffer> unpacked) {
        this.unpacked = unpacked;
    }

    /** Takes the next bytes. Throws when they are not gzip. */
    void feed(ByteBuffer packed) throws DataFormatException {
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        if (afterHead) {
            inflate(bytes, 0, bytes.length);
            return;
        }
        int known = head.length;
        head = Arrays.copyOf(head, known + bytes.length);
        System.arraycopy(bytes, 0, head, known, bytes.length);
        int length = headLength();
        if (length >= 0) {
            afterHead = true;
            inflate(head, length, head.length - length);
            head = new byte[0];
        } else if (head.length > MOST_HEAD) {
            throw new DataFormatException("the gzip head does not end");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void inflate(byte[] bytes, int from, int length) throws DataFormatException {
        inflater.setInput(bytes, from, length);
        int count = inflater.inflate(out);
        while (count > 0) {
            unpacked.accept(ByteBuffer.wrap(out, 0, count));
            count = inflater.inflate(out);
        }
    }

    /** Where the head ends; -1 when it is not all there yet. */
    private int headLength() throws DataFormatException {
        if (head.length < FIXED_HEAD) {
            return -1;
        }
        if (head[0] != 0x1F || head[1] != (byte) 0x8B) {
            throw new DataFormatException("it does not begin like gzip");
        }
        int flags = head[3];
        int end = FIXED_HEAD;
        if ((flags & HAS_EXTRA) != 0) {
            end = end + 2 > head.length ? -1 : end + 2 + (head[end] & 0xFF) + ((head[end + 1] & 0xFF) << 8);
        }
        end = (flags & HAS_NAME) != 0 ? afterZero(end) : end;
        end = (flags & HAS_COMMENT) != 0 ? afterZero(end) : end;
        end = end >= 0 && (flags & HAS_CHECKSUM) != 0 ? end + 2 : end;
        return end > head.length ? -1 : end;
    }

    private int afterZero(int from) {
        for (int i = from; i >= 0 && i < head.length; i++) {
            if (head[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
