package dev.armature.testkit.simulator;

import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
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
        return sliced(reply, slice, new Piece.Pause(pause));
    }

    static HttpReply oneByteChunks(HttpReply reply) {
        return sliced(reply, 1, new Piece.Flush());
    }

    /** Cuts the chunks as a reply wants them. */
    static HttpReply chunked(HttpReply reply, Chunking chunking) {
        HttpReply sized =
                chunking.bytesPerWrite() > 0 ? sliced(reply, chunking.bytesPerWrite(), new Piece.Flush()) : reply;
        return chunking.splitUtf8() ? splitUtf8(sized) : sized;
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

    private static HttpReply sliced(HttpReply reply, int size, Piece between) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : reply.body()) {
            if (!(piece instanceof Piece.Bytes bytes)) {
                pieces.add(piece);
                continue;
            }
            for (int at = 0; at < bytes.length(); at += size) {
                pieces.add(bytes.slice(at, Math.min(size, bytes.length() - at)));
                pieces.add(between);
            }
        }
        return reply.withBody(pieces);
    }

    private static HttpReply splitUtf8(HttpReply reply) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : reply.body()) {
            if (!(piece instanceof Piece.Bytes bytes)) {
                pieces.add(piece);
                continue;
            }
            int start = 0;
            for (int at = 1; at < bytes.length(); at++) {
                boolean continues = (bytes.source()[bytes.from() + at] & 0xC0) == 0x80;
                if (continues) {
                    pieces.add(bytes.slice(start, at - start));
                    pieces.add(new Piece.Flush());
                    start = at;
                }
            }
            pieces.add(bytes.slice(start, bytes.length() - start));
        }
        return reply.withBody(pieces);
    }
}
