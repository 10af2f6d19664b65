package dev.armature.toolbox.builtin.search;

/**
 * Text that a regular expression may look at only so often. {@code java.util.regex} goes back and tries again, which with an
 * unlucky expression takes longer than anybody waits; it reads through {@link #charAt}, so that is where it is stopped.
 */
final class BoundedText implements CharSequence {
    private static final long LEAST = 2_000_000;
    private static final long TIMES_LENGTH = 50;
    private static final int BETWEEN_LOOKS = 1 << 16;

    private final String text;
    private long left;

    private BoundedText(String text, long left) {
        this.text = text;
        this.left = left;
    }

    static BoundedText of(String text) {
        return new BoundedText(text, Math.max(LEAST, TIMES_LENGTH * text.length()));
    }

    /** The expression was tried for too long, or nobody waits for it any more. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp(String why) {
            super(why, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new GivenUp("the expression goes back too often");
        }
        if (left % BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new GivenUp("the search was interrupted");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
