package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses a body, and leaves its pauses and writes where they are: what came before one of them can be unpacked before
 * it is over.
 */
final class Packing {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final List<Piece> pieces = new ArrayList<>();
    private final GZIPOutputStream gzip;

    private Packing() throws IOException {
        this.gzip = new GZIPOutputStream(packed, true);
    }

    static HttpReply gzip(HttpReply reply) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put("content-encoding", "gzip");
        try {
            return reply.with(headers, new Packing().pack(reply.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Piece> pack(List<Piece> body) throws IOException {
        for (Piece piece : body) {
            if (piece instanceof Piece.Bytes bytes) {
                gzip.write(bytes.source(), bytes.from(), bytes.length());
            } else {
                gzip.flush();
                take();
                pieces.add(piece);
            }
        }
        gzip.finish();
        take();
        return pieces;
    }

    private void take() {
        if (packed.size() > 0) {
            pieces.add(Piece.bytes(packed.toByteArray()));
            packed.reset();
        }
    }
}
