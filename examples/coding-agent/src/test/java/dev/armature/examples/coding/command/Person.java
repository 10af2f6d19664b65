package dev.armature.examples.coding.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Types one line for each question, after it was asked; then the terminal is closed. */
final class Person extends InputStream {
    private static final Pattern QUESTION = Pattern.compile("\n> |\\[y/N] |do instead\\): ");
    private static final long PATIENCE_MS = 60_000;

    private final List<String> lines;
    private final Supplier<String> screen;
    private int begun;
    private byte[] line = new byte[0];
    private int at;

    /** @param screen all that has been shown so far */
    Person(String lines, Supplier<String> screen) {
        this.lines = lines.lines().toList();
        this.screen = screen;
    }

    @Override
    public int read() throws IOException {
        if (at == line.length && !takesUpNextLine()) {
            return -1;
        }
        return line[at++];
    }

    /** A reader must get what there is, and not wait for more. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int c = read();
        if (c < 0) {
            return -1;
        }
        target[offset] = (byte) c;
        return 1;
    }

    private boolean takesUpNextLine() throws IOException {
        if (begun == lines.size()) {
            return false;
        }
        waitForQuestion(begun + 1);
        line = (lines.get(begun++) + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    private void waitForQuestion(int number) throws IOException {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (QUESTION.matcher(screen.get()).results().count() < number) {
            if (System.nanoTime() > end) {
                throw new IOException("nothing was asked; on the screen is:\n" + screen.get());
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
