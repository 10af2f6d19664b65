package dev.armature.permissions.shell.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.spi.FileView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that stay whole. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TidyNamesTest {

    @TempDir
    Path root;

    @Test
    void the_names_in_a_folder_that_cannot_be_listed_are_not_known_to_be_plain() throws IOException {
        Files.createFile(root.resolve("a.txt"));
        Places places = new Places(List.of(root), FileView.system());
        TidyNames names = new TidyNames(
                new Surroundings(places, FileView.system(), null, Programs.standard(), root),
                new Collected(100, false));

        assertThat(names.arePlainIn(standing(places, root))).isTrue();
        assertThat(names.arePlainIn(standing(places, root.resolve("nowhere")))).isFalse();
    }

    private static Standing standing(Places places, Path path) {
        return places.reading(new ResolvedPath(path, path));
    }
}
