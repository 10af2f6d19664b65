package dev.armature.testkit.cassette;

import java.nio.file.Path;

/** A file that is not what a cassette wrote. It is left as it is. */
public final class DamagedCassette extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedCassette(Path file, int line, String what) {
        super("The cassette " + file + " cannot be used: line " + line + ": " + what + ". The file was left as it is."
                + " Take it from version control again, or record it anew with -D" + ModeChoice.PROPERTY + "="
                + CassetteMode.RECORD.word() + ".");
    }
}
