package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that have a program start another one, even if it is asked for its version only. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HeededFilesTest {

    @TempDir
    Path root;

    private Path workspace;

    @BeforeEach
    void a_workspace() throws IOException {
        workspace = Files.createDirectories(root.resolve("a/ws/src")).getParent();
    }

    @ParameterizedTest
    @CsvSource({
        "cargo --version, rust-toolchain",
        "rustc -V, rust-toolchain.toml",
        "go version, go.mod",
        "go env GOPATH, go.work",
        "mvn -v, .mvn",
        "dotnet --version, global.json",
        "swift --version, .swift-version"
    })
    void a_version_is_asked_for_where_such_a_file_lies(String command, String file) throws IOException {
        assertThat(Judged.script(workspace, command)).isEqualTo("allow");

        Files.createFile(workspace.resolve(file));

        assertThat(Judged.script(workspace, command)).isEqualTo("ask");
        assertThat(Judged.script(workspace, "cd src; " + command)).isEqualTo("ask");
    }

    @Test
    void one_above_the_workspace_counts_too() throws IOException {
        Files.createFile(root.resolve("rust-toolchain.toml"));

        assertThat(Judged.script(workspace, "rustc --version")).isEqualTo("ask");
    }

    @Test
    void a_link_that_leads_nowhere_counts_too() throws IOException {
        Files.createSymbolicLink(workspace.resolve("global.json"), Path.of("nowhere"));

        assertThat(Judged.script(workspace, "dotnet --info")).isEqualTo("ask");
    }

    @Test
    void one_beside_the_folder_that_a_link_leads_to_counts_too() throws IOException {
        Files.createDirectories(workspace.resolve("far/deep"));
        Files.createFile(workspace.resolve("far/go.mod"));
        Files.createSymbolicLink(workspace.resolve("near"), Path.of("far/deep"));

        assertThat(Judged.script(workspace, "cd near && go version")).isEqualTo("ask");
    }

    @Test
    void a_script_that_may_make_one_is_asked() {
        assertThat(Judged.script(workspace, rules -> rules.allow("Bash(cp *)"), "cp src/x .; cargo --version"))
                .isEqualTo("ask");
    }
}
