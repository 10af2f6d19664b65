package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import dev.armature.testkit.simulator.stream.Chunks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Cuts the bytes of a body, or slows them. */
final class WireFaults {
    private static final int SLICES_PER_SECOND = 20;

    private WireFaults() {}

    /** A chunked body can be cut at its very end, for its last chunk is missing then; any other would be whole. */
    static HttpReply cut(HttpReply reply, Fault.CutAtByte fault) {
        long there = reply.byteCount();
        if (fault.bytes() > there || (fault.bytes() == there && !reply.chunked())) {
            throw new FaultWithoutMeaning(
                    "the body has %d bytes and cannot be cut after %d: %s".formatted(there, fault.bytes(), fault));
        }
        List<Piece> pieces = new ArrayList<>();
        long left = fault.bytes();
        for (Piece piece : reply.body()) {
            if (piece instanceof Piece.Bytes bytes) {
                if (bytes.length() > left) {
                    pieces.add(bytes.slice(0, (int) left));
                    break;
                }
                left -= bytes.length();
            }
            pieces.add(piece);
        }
        pieces.add(new Piece.Cut(fault.reset()));
        return reply.withBody(pieces);
    }

    static HttpReply slow(HttpReply reply, Fault.SlowBody fault) {
        int slice = Math.max(1, fault.bytesPerSecond() / SLICES_PER_SECOND);
        Duration pause = Duration.ofNanos(1_000_000_000L * slice / fault.bytesPerSecond());
        return Chunks.sliced(reply, slice, new Piece.Pause(pause));
    }

    static HttpReply oneByteChunks(HttpReply reply) {
        return Chunks.sliced(reply, 1, new Piece.Flush()).inChunks();
    }
}
