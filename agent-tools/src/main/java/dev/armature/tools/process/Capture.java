package dev.armature.tools.process;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes in a stream of any length in constant memory: keeps its beginning and, in a ring, its end. Written by the thread
 * that reads the stream, read by the one that waits for the process.
 */
final class Capture {
    private final ReentrantLock lock = new ReentrantLock();
    private final int headLimit;
    private final int tailLimit;
    // all guarded by lock
    private byte[] head = new byte[8192];
    private int headLength;
    private byte[] ring = new byte[0];
    private long tailBytes; // ever written to the ring

    Capture(int keptBytes) {
        headLimit = Math.max(1, keptBytes / 5 * 2);
        tailLimit = keptBytes - headLimit;
    }

    void take(byte[] bytes, int length) {
        lock.lock();
        try {
            int toHead = Math.min(length, headLimit - headLength);
            if (toHead > 0) {
                if (headLength + toHead > head.length) {
                    head = Arrays.copyOf(head, Math.clamp(2L * (headLength + toHead), 1, headLimit));
                }
                System.arraycopy(bytes, 0, head, headLength, toHead);
                headLength += toHead;
            }
            toRing(bytes, toHead, length - toHead);
        } finally {
            lock.unlock();
        }
    }

    /** Only the last {@code tailLimit} bytes can stay, so longer pieces are written from there. */
    private void toRing(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        growRing(length);
        int skipped = Math.max(0, length - ring.length);
        int at = (int) ((tailBytes + skipped) % ring.length);
        int rest = length - skipped;
        int first = Math.min(rest, ring.length - at);
        System.arraycopy(bytes, from + skipped, ring, at, first);
        System.arraycopy(bytes, from + skipped + first, ring, 0, rest - first);
        tailBytes += length;
    }

    /** Grows while it has not gone round, so that position and offset are still the same thing. */
    private void growRing(int more) {
        if (ring.length < tailLimit && tailBytes + more > ring.length) {
            ring = Arrays.copyOf(ring, Math.clamp(2 * (tailBytes + more), 1, tailLimit));
        }
    }

    Captured soFar() {
        lock.lock();
        try {
            int kept = (int) Math.min(tailBytes, ring.length);
            byte[] tail = new byte[kept];
            if (kept > 0) {
                int start = (int) ((tailBytes - kept) % ring.length);
                int first = Math.min(kept, ring.length - start);
                System.arraycopy(ring, start, tail, 0, first);
                System.arraycopy(ring, 0, tail, first, kept - first);
            }
            return new Captured(Arrays.copyOf(head, headLength), tail, headLength + tailBytes);
        } finally {
            lock.unlock();
        }
    }
}
