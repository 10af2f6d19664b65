package dev.armature.permissions.shell.file;

import dev.armature.permissions.path.Places;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does not change during one judgement.
 *
 * @param places where paths stand
 * @param files the file system
 * @param homeOrNull the user's home folder; null when it is not known
 * @param programs those whose words are understood
 * @param folder where the script starts
 */
public record Surroundings(
        Places places, FileView files, @Nullable Path homeOrNull, Programs programs, Path folder) {

    /** Another machine: it has the same programs and a home of the same name, and of its files nothing is known. */
    public Surroundings elsewhere() {
        FileView others = OtherFiles.INSTANCE;
        return new Surroundings(new Places(List.of(), others), others, homeOrNull, programs, folder);
    }
}
