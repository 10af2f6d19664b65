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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
    private final int port;
    private final ConcurrentMap<Thread, Socket> connections = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private ServerSocket server;
    private Thread acceptor;
    private @Nullable Thread reopener;
    private boolean closed;

    private HttpListener(HttpHandler handler, long mostBodyBytes, Duration patience, ServerSocket server) {
        this.handler = handler;
        this.mostBodyBytes = mostBodyBytes;
        this.patience = patience;
        this.server = server;
        this.port = server.getLocalPort();
        this.acceptor = acceptor(server);
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

    private Thread acceptor(ServerSocket socket) {
        return Thread.ofVirtual().name("simulator-accept").unstarted(() -> accept(socket));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** How many clients are connected now. */
    public int connectionCount() {
        return connections.size();
    }

    /**
     * Closes the port for so long, and all connections but that of the calling thread. Returns at once; a listener that is
     * closed meanwhile stays closed.
     */
    public void suspend(Duration length) {
        lock.lock();
        try {
            if (closed || reopener != null) {
                return;
            }
            closeQuietly(server);
            reopener = Thread.ofVirtual().name("simulator-reopen").start(() -> reopen(length));
        } finally {
            lock.unlock();
        }
        connections.forEach((thread, socket) -> {
            if (!thread.equals(Thread.currentThread())) {
                closeQuietly(socket);
            }
        });
    }

    private void reopen(Duration length) {
        try {
            handler.pause(length);
        } catch (InterruptedException e) {
            return; // the listener closes
        }
        do {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                server = bound(new ServerSocket(), port);
                acceptor = acceptor(server);
                acceptor.start();
                reopener = null;
                return;
            } catch (IOException e) {
                // somebody else has the port for the moment
            } finally {
                lock.unlock();
            }
        } while (rested());
    }

    /**
     * Ends all connections and waits for their threads; less for one during whose end the waiting thread is interrupted.
     *
     * @throws IllegalStateException if a thread goes on nevertheless: its handler waits and does not listen to interrupts
     */
    @Override
    public void close() {
        var ending = new Ending();
        Thread accepting;
        lock.lock();
        try {
            closed = true;
            closeQuietly(server);
            accepting = acceptor;
            if (reopener != null) {
                reopener.interrupt();
            }
        } finally {
            lock.unlock();
        }
        ending.await(accepting, PATIENCE);
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

    private void accept(ServerSocket listening) {
        while (true) {
            Socket socket;
            try {
                socket = listening.accept();
            } catch (IOException e) {
                if (listening.isClosed() || !rested()) {
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
