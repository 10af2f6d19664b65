package dev.armature.benchmarks.contender;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A server in a process of its own that sends prepared answers in the Messages format, so that what is measured is the
 * client alone. It answers with a tool call until the request holds as many tool results as the conversation has calls.
 * Ends with its standard input.
 */
public final class CannedServer {
    private static final byte[] RESULT = "\"tool_result\"".getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 1_000;

    private final byte[] call = response(CannedAnswers.CALL);
    private final byte[] last = response(CannedAnswers.LAST);
    private final int calls;

    private CannedServer(int calls) {
        this.calls = calls;
    }

    /** Takes the number of calls in a conversation, and prints the port. */
    public static void main(String[] arguments) throws IOException {
        CannedServer server = new CannedServer(Integer.parseInt(arguments[0]));
        try (ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
            Thread.ofVirtual().start(() -> server.accept(socket));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed: the process ends
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
            OutputStream out = connection.getOutputStream();
            while (true) {
                int length = bodyLength(in);
                if (length < 0) {
                    return;
                }
                byte[] body = in.readNBytes(length);
                out.write(results(body) < calls ? call : last);
                out.flush();
            }
        } catch (IOException e) {
            System.err.println("a connection ended with " + e); // the client sees it too
        }
    }

    /** Reads a head; -1 when the client has closed the connection instead of sending one. */
    private static int bodyLength(InputStream in) throws IOException {
        int length = -1;
        while (true) {
            String line = line(in);
            if (line.isEmpty()) {
                return length;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            if (read != '\r') {
                line.append((char) read);
            }
            read = in.read();
        }
        return line.toString();
    }

    private static int results(byte[] body) {
        int count = 0;
        for (int i = 0; i <= body.length - RESULT.length; i++) {
            int matched = 0;
            while (matched < RESULT.length && body[i + matched] == RESULT[matched]) {
                matched++;
            }
            count += matched == RESULT.length ? 1 : 0;
        }
        return count;
    }

    private static byte[] response(String events) {
        byte[] body = events.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: " + body.length + "\r\n\r\n";
        return (head + events).getBytes(StandardCharsets.UTF_8);
    }
}
