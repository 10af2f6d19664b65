package dev.armature.testkit.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Writes a reply. Head and bytes gather in one buffer that goes out in one write, at the end or before a pause: small
 * writes one after the other would meet delayed acknowledgements, and cost 40 ms each.
 */
final class ReplyWriter {

    /** How the connection goes on after a reply. */
    enum Outcome {
        REUSABLE,
        STALLED,
        ENDED,
        RESET
    }

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final int GATHERED_AT_MOST = 256 * 1024;

    private final OutputStream out;
    private final HttpHandler handler;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(4 * 1024);
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(4 * 1024);

    ReplyWriter(OutputStream out, HttpHandler handler) {
        this.out = out;
        this.handler = handler;
    }

    Outcome write(HttpReply reply, boolean closes) throws IOException, InterruptedException {
        if (!reply.silent()) {
            head(reply, closes);
        }
        for (Piece piece : reply.body()) {
            switch (piece) {
                case Piece.Bytes bytes -> add(reply, bytes);
                case Piece.Flush ignored -> {
                    endChunk();
                    send();
                }
                case Piece.Pause pause -> pause(pause.length());
                case Piece.ClosePort closed -> handler.closePort(closed.length());
                case Piece.Stall ignored -> {
                    endChunk();
                    send();
                    return Outcome.STALLED;
                }
                case Piece.Cut cut -> {
                    endChunk();
                    send();
                    return cut.reset() ? Outcome.RESET : Outcome.ENDED;
                }
            }
        }
        endChunk();
        if (reply.chunked()) {
            gathered.writeBytes(LAST_CHUNK);
        }
        send();
        return closes ? Outcome.ENDED : Outcome.REUSABLE;
    }

    private void head(HttpReply reply, boolean closes) {
        var head = new StringBuilder(1024);
        head.append("HTTP/1.1 ").append(reply.status()).append(' ').append(reason(reply.status()));
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append("\r\n").append(header.getKey()).append(": ").append(header.getValue());
        }
        if (reply.chunked()) {
            head.append("\r\ntransfer-encoding: chunked");
        } else {
            head.append("\r\ncontent-length: ").append(reply.length());
        }
        if (closes) {
            head.append("\r\nconnection: close");
        }
        head.append("\r\n\r\n");
        gathered.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(HttpReply reply, Piece.Bytes bytes) throws IOException {
        ByteArrayOutputStream target = reply.chunked() ? chunk : gathered;
        target.write(bytes.source(), bytes.from(), bytes.length());
        if (target.size() > GATHERED_AT_MOST) {
            endChunk();
            send();
        }
    }

    private void pause(Duration length) throws IOException, InterruptedException {
        endChunk();
        send();
        handler.pause(length);
    }

    private void endChunk() throws IOException {
        if (chunk.size() > 0) {
            gathered.writeBytes(Integer.toHexString(chunk.size()).getBytes(StandardCharsets.US_ASCII));
            gathered.writeBytes(LINE_END);
            chunk.writeTo(gathered);
            gathered.writeBytes(LINE_END);
            chunk.reset();
        }
    }

    private void send() throws IOException {
        if (gathered.size() > 0) {
            gathered.writeTo(out);
            gathered.reset();
        }
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 307 -> "Temporary Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
