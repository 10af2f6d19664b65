package dev.armature.testkit.simulator.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A reply, decided whole before its first byte is written.
 *
 * @param headers without those of framing, which the connection adds
 * @param chunked true for a body of chunks, one for each write; false for a body with a length
 * @param silent nothing at all is sent, not even a status line
 * @param length of the body as it is announced when it is not chunked; more than there is for a body that comes short
 */
public record HttpReply(
        int status, Map<String, String> headers, List<Piece> body, boolean chunked, boolean silent, long length) {

    /** A body with its length. */
    public static HttpReply full(int status, Map<String, String> headers, byte[] body) {
        return new HttpReply(status, headers, List.of(Piece.bytes(body)), false, false, body.length);
    }

    /** A body in chunks, one for each write. */
    public static HttpReply streamed(int status, Map<String, String> headers, List<Piece> body) {
        return new HttpReply(status, headers, body, true, false, 0);
    }

    /** The request is read and the connection closed without a word. */
    public static HttpReply none() {
        return new HttpReply(0, Map.of(), List.of(new Piece.Cut(false)), false, true, 0);
    }

    /** The same, and the port is closed for a while. */
    public static HttpReply closedPort(Duration length) {
        return new HttpReply(0, Map.of(), List.of(new Piece.ClosePort(length), new Piece.Cut(false)), false, true, 0);
    }

    /** Other headers and another whole body, in the same form. */
    public HttpReply with(Map<String, String> others, List<Piece> pieces) {
        HttpReply changed = new HttpReply(status, others, pieces, chunked, silent, 0);
        return chunked ? changed : new HttpReply(status, others, pieces, false, silent, changed.byteCount());
    }

    /** The same body in chunks, one for each write. */
    public HttpReply inChunks() {
        return new HttpReply(status, headers, body, true, silent, 0);
    }

    /** Status and headers alone, as they are for a body that stays away. */
    public HttpReply withoutBody() {
        return new HttpReply(status, headers, List.of(), false, silent, chunked ? byteCount() : length);
    }

    /** How many bytes of the body there are to send. */
    public long byteCount() {
        long count = 0;
        for (Piece piece : body) {
            count += piece instanceof Piece.Bytes bytes ? bytes.length() : 0;
        }
        return count;
    }

    /** The same announcement, other pieces: they may be fewer bytes than the announced ones when they end in a cut. */
    public HttpReply withBody(List<Piece> pieces) {
        return new HttpReply(status, headers, pieces, chunked, silent, length);
    }
}
