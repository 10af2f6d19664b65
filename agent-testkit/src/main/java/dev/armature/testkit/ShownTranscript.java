package dev.armature.testkit;

/** What was said before a test failed; goes with its failure, so that every report shows it. */
final class ShownTranscript extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShownTranscript(String text) {
        super("this is what was said:\n" + text, null, false, false);
    }
}
