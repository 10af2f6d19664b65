package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import dev.armature.testkit.simulator.stream.Chunks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Cuts, slows and packs the bytes of a body. */
final class WireFaults {
    private static final int SLICES_PER_SECOND = 20;

    private WireFaults() {}

    static HttpReply cut(HttpReply reply, Fault.CutAtByte fault) {
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
        return Chunks.sliced(reply, 1, new Piece.Flush());
    }

    static HttpReply gzip(HttpReply reply) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (Piece piece : reply.body()) {
                if (piece instanceof Piece.Bytes bytes) {
                    gzip.write(bytes.source(), bytes.from(), bytes.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put("content-encoding", "gzip");
        return HttpReply.full(reply.status(), headers, packed.toByteArray());
    }
}
