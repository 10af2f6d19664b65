package dev.armature.models.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip body as it comes (RFC 1952), be it of one member or of several. Nobody asked for one, but some proxies pack
 * anyway. One thread; checksums are not looked at, nor what is behind the last member and is none: the events themselves say
 * whether they are complete.
 */
final class Gunzip implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];
    private static final byte MAGIC = 0x1F;
    private static final int FIXED_HEAD = 10;
    private static final int TRAILER = 8;
    private static final int MOST_HEAD = 8 * 1024;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final Consumer<ByteBuffer> unpacked;
    private final Inflater inflater = new Inflater(true);
    private final byte[] out = new byte[8 * 1024];
    private byte[] head = NOTHING;
    /** How many bytes of the checksum and the length, which stand behind a member, are still to come. */
    private int trailer;

    private boolean afterHead;
    private boolean hasMember;
    private boolean afterLast;

    Gunzip(Consumer<ByteBuffer> unpacked) {
        this.unpacked = unpacked;
    }

    /** Takes the next bytes. Throws when they are not gzip. */
    void feed(ByteBuffer packed) throws DataFormatException {
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        while (bytes.length > 0 && !afterLast) {
            bytes = afterHead ? inflated(bytes) : begun(bytes);
        }
    }

    /** Takes in what belongs to a head, or to what is between two members; what is left is packed. */
    private byte[] begun(byte[] bytes) throws DataFormatException {
        int skipped = Math.min(trailer, bytes.length);
        trailer -= skipped;
        int known = head.length;
        head = Arrays.copyOf(head, known + bytes.length - skipped);
        System.arraycopy(bytes, skipped, head, known, bytes.length - skipped);
        if (head.length == 0) {
            return NOTHING;
        }
        if (hasMember && head[0] != MAGIC) {
            afterLast = true;
            return NOTHING;
        }
        int length = headLength();
        if (length < 0 && head.length > MOST_HEAD) {
            throw new DataFormatException("the gzip head does not end");
        }
        if (length < 0) {
            return NOTHING;
        }
        byte[] rest = Arrays.copyOfRange(head, length, head.length);
        head = NOTHING;
        afterHead = true;
        return rest;
    }

    /** Unpacks them; what is left is behind the member. */
    private byte[] inflated(byte[] bytes) throws DataFormatException {
        inflater.setInput(bytes);
        int count = inflater.inflate(out);
        while (count > 0) {
            unpacked.accept(ByteBuffer.wrap(out, 0, count));
            count = inflater.inflate(out);
        }
        if (!inflater.finished()) {
            return NOTHING;
        }
        byte[] rest = Arrays.copyOfRange(bytes, bytes.length - inflater.getRemaining(), bytes.length);
        inflater.reset();
        afterHead = false;
        hasMember = true;
        trailer = TRAILER;
        return rest;
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Where the head ends; -1 when it is not all there yet. */
    private int headLength() throws DataFormatException {
        if (head.length < FIXED_HEAD) {
            return -1;
        }
        if (head[0] != MAGIC || head[1] != (byte) 0x8B) {
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
