package dev.armature.models.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a raw loopback socket: each request is answered by the next script, byte for byte. */
public final class TinyServer implements AutoCloseable {

    /** Answers one request. */
    public interface Script {
        void answer(Peer peer) throws IOException, InterruptedException;
    }

    /** A request as it came. Header lines in lower case. */
    public record Received(String head, String body) {
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private static final List<String> EVENTS_HEAD = List.of(
            "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "request-id: req_1", "Transfer-Encoding: chunked");

    private final ServerSocket listener;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch clientGone = new CountDownLatch(1);

    private TinyServer(List<Script> scripts) throws IOException {
        this.scripts.addAll(scripts);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static TinyServer answering(Script... scripts) throws IOException {
        return new TinyServer(List.of(scripts));
    }

    /** A whole answer of events, after which the body ends. */
    public static Script events(String events) {
        return peer -> {
            peer.beginEvents();
            peer.chunk(events);
            peer.endChunks();
        };
    }

    /** An answer with that status, headers (each with CRLF) and body. */
    public static Script status(int status, String headers, String body) {
        return peer -> peer.write("HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public List<Received> received() {
        return received;
    }

    public int connections() {
        return connections.get();
    }

    /** Whether the client let go of its connection within that time. */
    public boolean clientGoneWithin(long millis) throws InterruptedException {
        return clientGone.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Peer peer = new Peer(socket);
            while (peer.readRequest()) {
                Script script = scripts.poll();
                if (script == null) {
                    return;
                }
                script.answer(peer);
            }
        } catch (IOException gone) {
            clientGone.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's end of one connection. */
    public final class Peer {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public void beginEvents() throws IOException {
            write(String.join("\r\n", EVENTS_HEAD) + "\r\n\r\n");
        }

        public void chunk(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            chunk(bytes);
        }

        public void chunk(byte[] bytes) throws IOException {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.write(bytes);
            chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            write(chunk.toByteArray());
        }

        public void endChunks() throws IOException {
            write("0\r\n\r\n");
        }

        /** Ends the connection, with a reset instead of an orderly end if so wished. */
        public void hangUp(boolean reset) throws IOException {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }

        /** Waits until the client lets go. */
        public void untilClientGone() {
            try {
                while (in.read() >= 0) {
                    // whatever it says
                }
            } catch (IOException reset) {
                // gone, too
            }
            clientGone.countDown();
        }

        private boolean readRequest() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    clientGone.countDown();
                    return false;
                }
                head.write(b);
            }
            Received bare = new Received(head.toString(StandardCharsets.ISO_8859_1), "");
            String length = bare.header("content-length");
            byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
            received.add(new Received(bare.head(), new String(body, StandardCharsets.UTF_8)));
            return true;
        }
    }
}
