package dev.armature.tools.contract;

/** The sentence about input that was not understood. */
final class UnreadableInput {
    private static final int LONGEST = 600;

    private UnreadableInput() {}

    static ToolReading.Unreadable of(ToolSpec spec, String what) {
        String sentence = "InputError: " + spec.name() + ": " + what;
        return new ToolReading.Unreadable(
                sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…");
    }
}
