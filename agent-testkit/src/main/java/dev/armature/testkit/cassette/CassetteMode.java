package dev.armature.testkit.cassette;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a cassette plays or records. */
public enum CassetteMode {
    /** Plays what is there. A request that is not there fails; the model is never asked. */
    REPLAY,
    /** Asks the model, and replaces the file when it is closed. */
    RECORD,
    /** Plays what is there, asks the model for the rest, and adds it to the file. */
    RECORD_MISSING;

    /** How it is written in settings: {@code replay}, {@code record}, {@code record-missing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static CassetteMode named(String word, String where) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The mode of a cassette is "
                        + Arrays.stream(values())
                                .map(mode -> "`" + mode.word() + "`")
                                .collect(Collectors.joining(", "))
                        + "; " + where + " says `" + word + "`."));
    }
}
