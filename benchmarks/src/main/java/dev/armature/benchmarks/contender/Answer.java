package dev.armature.benchmarks.contender;

/**
 * What a contender understood of one answer. Each is held against what was sent, so that nobody is quick by leaving something
 * out.
 *
 * @param input of the tool that is called, as JSON text; empty when none is
 */
record Answer(String text, String input, long inputTokens, long outputTokens) {

    void mustBeAsSent() {
        if (!equals(CannedAnswers.CALLING) && !equals(CannedAnswers.CLOSING)) {
            throw new IllegalStateException("An answer was understood as " + this + ". Expected "
                    + CannedAnswers.CALLING + " or, at the end, " + CannedAnswers.CLOSING + ".");
        }
    }
}
