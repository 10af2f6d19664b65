package dev.armature.benchmarks.streams;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A server in a process of its own that speaks the Messages format piece by piece, as models do. Each answer but the last of a
 * conversation calls a tool. After the line {@code hold} at its standard input each answer stops after its first piece of text,
 * until the line {@code release}. Ends with its standard input.
 */
final class PacedServer {

    /** Pieces of text in an answer. */
    static final int PIECES = 10;
    /** Milliseconds between them. */
    static final int PACE = 20;
    /** Tokens that an answer is said to have. */
    static final int OUTPUT_TOKENS = 17;

    private static final int BACKLOG = 4_096;
    private static final int BUFFER = 4 * 1024;

    private final int turns;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private PacedServer(int turns) {
        this.turns = turns;
    }

    /** What the request with so many results before it is said to have. */
    static int inputTokens(int results) {
        return 1_000 + results;
    }

    /** Takes the number of requests in a conversation, and prints the port. */
    public static void main(String[] arguments) throws IOException {
        PacedServer server = new PacedServer(Integer.parseInt(arguments[0]));
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            System.out.println(socket.getLocalPort());
            Thread.ofVirtual().start(() -> server.accept(socket));
            server.obey();
        }
    }

    private void obey() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                CountDownLatch before = gate;
                gate = new CountDownLatch(line.equals("hold") ? 1 : 0);
                before.countDown();
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    System.err.println("a connection was not accepted: " + e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), BUFFER);
            OutputStream out = connection.getOutputStream();
            while (true) {
                int length = bodyLength(in);
                if (length < 0) {
                    return;
                }
                answer(PacedAnswer.results(in, length), out);
            }
        } catch (IOException e) {
            System.err.println("a connection ended with " + e); // the client sees it too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(int results, OutputStream out) throws IOException, InterruptedException {
        out.write(PacedAnswer.start(inputTokens(results)));
        for (int piece = 0; piece < PIECES; piece++) {
            out.write(PacedAnswer.PIECE);
            gate.await();
            Thread.sleep(PACE);
        }
        out.write(results + 1 < turns ? PacedAnswer.CALL : PacedAnswer.LAST);
    }

    /** Reads a head; -1 when the client has closed the connection instead of sending one. */
    private static int bodyLength(InputStream in) throws IOException {
        int length = -1;
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                if (line.isEmpty()) {
                    return length;
                }
                String header = line.toString().toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            header.substring(header.indexOf(':') + 1).strip());
                }
                line.setLength(0);
            } else if (read != '\r') {
                line.append((char) read);
            }
        }
        return -1;
    }
}
