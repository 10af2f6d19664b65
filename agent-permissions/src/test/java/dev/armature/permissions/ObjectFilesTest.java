package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive of object files may hold no more than the names of its members, which may lie anywhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ObjectFilesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"nm lib.a", "size lib.a", "objdump -d lib.a | head", "readelf -s lib.a"})
    void an_archive_of_names_is_asked(String command) throws IOException {
        assertThat(judged(command)).as("nothing there").isEqualTo("allow");

        Files.writeString(root.resolve("lib.a"), "!<arch>\nmember/ 0\n");
        assertThat(judged(command)).as("an archive").isEqualTo("allow");

        Files.write(root.resolve("lib.a"), new byte[1 << 20]);
        assertThat(judged(command)).as("large").isEqualTo("allow");

        Files.writeString(root.resolve("lib.a"), "!<thin>\n../elsewhere.o/ 0\n");
        assertThat(judged(command)).as("names").isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find . -name '*.a' -exec nm {} +",
                "find . -name '*.a' | xargs nm",
                "nm *.a",
                "nm \"$x\"",
                "cp lib lib.a; nm lib.a"
            })
    void what_is_not_known_is_asked(String command) throws IOException {
        Files.writeString(root.resolve("lib.a"), "!<arch>\n");
        Files.writeString(root.resolve("lib"), "!<thin>\n");

        assertThat(judged(command)).isEqualTo("ask");
    }

    private String judged(String command) {
        return Judged.script(root, rules -> rules.allow("Bash(cp:*)"), command);
    }
}
