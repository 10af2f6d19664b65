package dev.armature.testkit.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Accepts connections on a loopback port, one virtual thread each. {@link #close()} ends them all and waits for their
 * threads. Safe for use by many threads.
 */
public final class HttpListener implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpHandler handler;
    private final long mostBodyBytes;
    private final Duration patience;
    private final ServerSocket server;
    private final ConcurrentMap<Thread, Socket> connections = new ConcurrentHashMap<>();
    private final Thread acceptor;

    private HttpListener(HttpHandler handler, long mostBodyBytes, Duration patience, ServerSocket server) {
        this.handler = handler;
        this.mostBodyBytes = mostBodyBytes;
        this.patience = patience;
        this.server = server;
        this.acceptor = Thread.ofVirtual().name("simulator-accept").unstarted(this::accept);
    }

    /** Listens on a port of 127.0.0.1; 0 for any free one. */
    public static HttpListener start(int port, HttpHandler handler, long mostBodyBytes) {
        return start(port, handler, mostBodyBytes, PATIENCE);
    }

    /** @param patience how long closing waits for the thread of a connection before it complains */
    static HttpListener start(int port, HttpHandler handler, long mostBodyBytes, Duration patience) {
        try {
            var listener = new HttpListener(handler, mostBodyBytes, patience, bound(new ServerSocket(), port));
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on port `" + port + "` of 127.0.0.1", e);
        }
    }

    static ServerSocket bound(ServerSocket server, int port) throws IOException {
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return server;
        } catch (IOException | RuntimeException e) {
            closeQuietly(server);
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many clients are connected now. */
    public int connectionCount() {
        return connections.size();
    }

    /**
     * Ends all connections and waits for their threads; less for one during whose end the waiting thread is interrupted.
     *
     * @throws IllegalStateException if a thread goes on nevertheless: its handler waits and does not listen to interrupts
     */
    @Override
    public void close() {
        closeQuietly(server);
        var ending = new Ending();
        ending.await(acceptor, PATIENCE);
        // Nothing is added after the acceptor ended.
        List<Thread> threads = new ArrayList<>();
        connections.forEach((thread, socket) -> {
            threads.add(thread);
            closeQuietly(socket);
            thread.interrupt();
        });
        threads.forEach(thread -> ending.await(thread, patience));
        ending.tell();
    }

    /** Waits for threads one after the other, and remembers which did not end. */
    private final class Ending {
        private final List<String> goingOn = new ArrayList<>();
        private boolean interrupted;

        void await(Thread thread, Duration patience) {
            try {
                if (!thread.join(patience)) {
                    goingOn.add(thread.getName());
                }
            } catch (InterruptedException e) {
                interrupted = true; // whoever it is wants to get on: no more waiting for this one
            }
        }

        void tell() {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (!goingOn.isEmpty()) {
                throw new IllegalStateException(
                        "Closed port " + port() + ", but " + goingOn.size() + " of its threads did not end: " + goingOn
                                + ". Whoever decides its replies waits without listening to interrupts; let that end first.");
            }
        }
    }

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException e) {
                if (server.isClosed() || !rested()) {
                    return;
                }
                continue; // out of file handles, most likely: those who leave will free some
            }
            var connection = new HttpConnection(socket, handler, mostBodyBytes);
            Thread thread = Thread.ofVirtual().name("simulator-connection").unstarted(() -> {
                try {
                    connection.run();
                } finally {
                    connections.remove(Thread.currentThread());
                }
            });
            connections.put(thread, socket);
            thread.start();
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(Duration.ofMillis(20));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }
}
