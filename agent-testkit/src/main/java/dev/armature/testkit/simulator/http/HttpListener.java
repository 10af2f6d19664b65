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
 * threads.
 */
public final class HttpListener implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpHandler handler;
    private final long mostBodyBytes;
    private final ServerSocket server;
    private final ConcurrentMap<Thread, Socket> connections = new ConcurrentHashMap<>();
    private final Thread acceptor;

    private HttpListener(HttpHandler handler, long mostBodyBytes, ServerSocket server) {
        this.handler = handler;
        this.mostBodyBytes = mostBodyBytes;
        this.server = server;
        this.acceptor = Thread.ofVirtual().name("simulator-accept").unstarted(this::accept);
    }

    /** Listens on a port of 127.0.0.1; 0 for any free one. */
    public static HttpListener start(int port, HttpHandler handler, long mostBodyBytes) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            var listener = new HttpListener(handler, mostBodyBytes, server);
            listener.acceptor.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on port `" + port + "` of 127.0.0.1", e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many clients are connected now. */
    public int connectionCount() {
        return connections.size();
    }

    @Override
    public void close() {
        closeQuietly(server);
        boolean interrupted = false;
        List<Thread> threads = new ArrayList<>(List.of(acceptor));
        interrupted |= !join(acceptor);
        // Nothing is added after the acceptor ended.
        connections.forEach((thread, socket) -> {
            threads.add(thread);
            closeQuietly(socket);
            thread.interrupt();
        });
        for (Thread thread : threads) {
            interrupted |= !join(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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

    private static boolean join(Thread thread) {
        try {
            thread.join(PATIENCE);
            return true;
        } catch (InterruptedException e) {
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
