package dev.armature.testkit.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one request after the other from a connection. Everything it reads is bounded. */
final class RequestReader {
    private static final int MOST_HEAD_BYTES = 64 * 1024;
    /** How much of an oversized body is read and thrown away, so that a client still writing gets to see the refusal. */
    private static final long MOST_DISCARDED_BYTES = 256L * 1024 * 1024;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final HttpRequest NOTHING = new HttpRequest("", "", "", Map.of(), Map.of(), new byte[0]);

    private final InputStream in;
    private final OutputStream out;
    private final long mostBodyBytes;
    private HttpRequest begun = NOTHING;

    RequestReader(InputStream in, OutputStream out, long mostBodyBytes) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.out = out;
        this.mostBodyBytes = mostBodyBytes;
    }

    /** The next request; empty when the client closed the connection between two of them. */
    Optional<HttpRequest> read() throws IOException {
        begun = NOTHING;
        int[] budget = {MOST_HEAD_BYTES};
        Optional<String> first = line(budget);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
            throw new HttpProblem(400, "expected a request line of HTTP/1.1, was `" + first.get() + "`");
        }
        int mark = words[1].indexOf('?');
        String path = mark < 0 ? words[1] : words[1].substring(0, mark);
        String rawQuery = mark < 0 ? "" : words[1].substring(mark + 1);
        Map<String, String> query = mark < 0 ? Map.of() : query(rawQuery);
        begun = new HttpRequest(words[0], path, rawQuery, query, Map.of(), new byte[0]);
        Map<String, String> headers = headers(budget);
        begun = new HttpRequest(words[0], path, rawQuery, query, headers, new byte[0]);
        return Optional.of(new HttpRequest(words[0], path, rawQuery, query, headers, body(headers)));
    }

    /** What is known of a request that could not be read to its end. */
    HttpRequest begun() {
        return begun;
    }

    /** Waits until the client says more or leaves; what it says is lost. */
    void awaitEnd() throws IOException {
        byte[] sink = new byte[8 * 1024];
        int count;
        do {
            count = in.read(sink);
        } while (count >= 0);
    }

    private Map<String, String> headers(int[] budget) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        while (true) {
            String line = line(budget).orElseThrow(() -> new EOFException("the head broke off"));
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new HttpProblem(400, "expected `name: value`, was `" + line + "`");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, two) -> one + "," + two);
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        boolean waits = "100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""));
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            agree(waits);
            return chunks();
        }
        String text = headers.getOrDefault("content-length", "0");
        long length;
        try {
            length = Long.parseLong(text);
        } catch (NumberFormatException e) {
            length = -1;
        }
        if (length < 0) {
            throw new HttpProblem(400, "content-length must be a number, was `" + text + "`");
        }
        if (length > mostBodyBytes) {
            if (!waits) {
                in.skipNBytes(Math.min(length, MOST_DISCARDED_BYTES));
            }
            throw tooLarge();
        }
        if (length > 0) {
            agree(waits);
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException("the body broke off");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        long seen = 0;
        while (true) {
            int size = chunkSize();
            if (size == 0) {
                skipTrailers();
                break;
            }
            seen += size;
            if (seen > MOST_DISCARDED_BYTES) {
                throw tooLarge();
            }
            if (seen > mostBodyBytes) {
                body.reset();
                in.skipNBytes(size);
            } else {
                byte[] chunk = in.readNBytes(size);
                if (chunk.length < size) {
                    throw new EOFException("a chunk broke off");
                }
                body.write(chunk);
            }
            int[] lineEnd = {2};
            line(lineEnd);
        }
        if (seen > mostBodyBytes) {
            throw tooLarge();
        }
        return body.toByteArray();
    }

    private void skipTrailers() throws IOException {
        int[] budget = {MOST_HEAD_BYTES};
        String line;
        do {
            line = line(budget).orElse("");
        } while (!line.isEmpty());
    }

    private int chunkSize() throws IOException {
        int[] budget = {256};
        String line = line(budget).orElseThrow(() -> new EOFException("the chunks broke off"));
        int semicolon = line.indexOf(';');
        String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        try {
            int value = Integer.parseInt(size, 16);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new HttpProblem(400, "expected the size of a chunk, was `" + line + "`");
    }

    private void agree(boolean waits) throws IOException {
        if (waits) {
            out.write(CONTINUE);
        }
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(413, "Request exceeds the maximum size of " + mostBodyBytes + " bytes");
    }

    private Optional<String> line(int[] budget) throws IOException {
        var text = new StringBuilder(80);
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                throw new EOFException("a line broke off");
            }
            if (--budget[0] < 0) {
                throw new HttpProblem(431, "the head of the request is longer than allowed");
            }
            if (next == '\n') {
                int length = text.length();
                if (length > 0 && text.charAt(length - 1) == '\r') {
                    text.setLength(length - 1);
                }
                return Optional.of(text.toString());
            }
            text.append((char) next);
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.put(decoded(name), decoded(value));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
