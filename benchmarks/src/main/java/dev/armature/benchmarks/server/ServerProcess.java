package dev.armature.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A server that runs in a process of its own, from the same class path as this one; it prints its port when it is ready. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts the main class of a server.
     *
     * @param heap its largest heap, such as {@code 256m}
     */
    public static ServerProcess start(Class<?> server, String heap, String... arguments) throws IOException {
        Process process = JavaProcess.of(server, List.of("-Xmx" + heap), List.of(arguments))
                .start();
        String port = process.inputReader().readLine();
        if (port == null) {
            throw new IOException(server.getSimpleName() + " ended before it said where it listens");
        }
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    public URI address() {
        return address;
    }

    /** Tells it one line at its standard input. */
    public void say(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
