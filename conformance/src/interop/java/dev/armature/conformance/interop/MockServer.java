package dev.armature.conformance.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The mock server of {@code mock-server.mjs}, which ends with its standard input and so never outlives this process. */
final class MockServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final URI baseUri;

    private MockServer(Process process, URI baseUri) {
        this.process = process;
        this.baseUri = baseUri;
    }

    static MockServer start() {
        try {
            Process process = new ProcessBuilder("node", "mock-server.mjs")
                    .directory(NodePeers.folder().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            String address = out.readLine();
            if (address == null) {
                process.destroyForcibly();
                throw new AssertionError("`node mock-server.mjs` ended before it said where it listens");
            }
            return new MockServer(process, URI.create(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUri() {
        return baseUri;
    }

    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the mock server did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
