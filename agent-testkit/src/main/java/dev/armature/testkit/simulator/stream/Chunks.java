package dev.armature.testkit.simulator.stream;

import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import dev.armature.testkit.simulator.reply.Chunking;
import java.util.ArrayList;
import java.util.List;

/** Cuts the bytes of a body into the chunks in which they are sent. */
public final class Chunks {
    private Chunks() {}

    /** As a reply wants them. */
    public static HttpReply of(HttpReply reply, Chunking chunking) {
        HttpReply sized =
                chunking.bytesPerWrite() > 0 ? sliced(reply, chunking.bytesPerWrite(), new Piece.Flush()) : reply;
        return chunking.splitUtf8() ? splitUtf8(sized) : sized;
    }

    /** Of one size, but for the last of each piece, with something after each. */
    public static HttpReply sliced(HttpReply reply, int size, Piece between) {
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
