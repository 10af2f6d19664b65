package dev.armature.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A {@link CannedServer} that runs, from the same class path as this process. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static ServerProcess start(int calls) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CannedServer.class.getName(),
                        String.valueOf(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = process.inputReader().readLine();
        if (port == null) {
            throw new IOException("the canned server ended before it said where it listens");
        }
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
