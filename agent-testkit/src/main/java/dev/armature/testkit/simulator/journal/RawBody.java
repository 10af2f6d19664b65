package dev.armature.testkit.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request as they came. Immutable. */
public final class RawBody {
    private final byte[] bytes;

    public RawBody(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    /** The bytes as UTF-8; what is none becomes U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether {@link #text()} is exactly these bytes: they are UTF-8. */
    public boolean isText() {
        return Arrays.equals(text().getBytes(StandardCharsets.UTF_8), bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBody body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
