package dev.armature.examples.coding.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/** Standard output that remembers why it could not be written: a reader who has read enough is no fault. */
final class ProcessOutput extends PrintStream {
    private static final int BUFFER = 8192;

    private final Watched watched;

    private ProcessOutput(Watched watched, Charset charset) {
        super(new BufferedOutputStream(watched, BUFFER), true, charset);
        this.watched = watched;
    }

    static ProcessOutput to(OutputStream out, Charset charset) {
        return new ProcessOutput(new Watched(out), charset);
    }

    /** Whether the one who reads it has closed it, as {@code head} does. */
    boolean isClosedByItsReader() {
        return watched.isPipeClosed;
    }

    /** Java tells what went wrong only in the words of the system. */
    private static final class Watched extends FilterOutputStream {
        private volatile boolean isPipeClosed;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                isPipeClosed |=
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
                throw e;
            }
        }
    }
}
