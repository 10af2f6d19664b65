package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.permissions.sandbox.Bubblewrap;
import dev.armature.permissions.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command cannot do in the sandbox that it is given, tried with bubblewrap where it is installed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SandboxTest {

    @TempDir
    private Path folder;

    private Path shop;

    @BeforeEach
    void some_files() throws IOException {
        folder = folder.toRealPath();
        shop = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(shop.resolve(".git/hooks"));
        Files.writeString(shop.resolve("notes.txt"), "bread\n");
        Files.writeString(shop.resolve(".env"), "TOKEN=1\n");
        Files.writeString(shop.resolve(".env.local"), "TOKEN=2\n");
        Files.createDirectories(folder.resolve("home/.ssh"));
        Files.writeString(folder.resolve("home/.ssh/id_rsa"), "key\n");
        Files.writeString(folder.resolve("home/plain.txt"), "plain\n");
    }

    @Test
    void what_was_proved_to_read_can_change_nothing_and_reach_nobody() throws Exception {
        SandboxPolicy policy = policy("cat notes.txt");

        assertThat(policy.writable()).isEmpty();
        assertThat(policy.network()).isFalse();
        assertThat(run(policy, "cat notes.txt")).isEqualTo("0: bread\n");
        assertThat(run(policy, "echo x > new.txt")).contains("Read-only file system");
        assertThat(run(policy, "rm notes.txt")).contains("Read-only file system");
        assertThat(run(policy, "cat ../home/plain.txt ../home/.ssh/id_rsa"))
                .isEqualTo("1: plain\ncat: ../home/.ssh/id_rsa: No such file or directory\n");
        assertThat(run(policy, "cat .env")).isEqualTo("0: ");
        assertThat(run(policy, "cat .env.local /etc/shadow")).isEqualTo("0: ");
        assertThat(run(policy, "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '"))
                .isEqualTo("0: lo\n");
    }

    @Test
    void the_rest_can_change_the_workspace_but_for_what_runs_later() throws Exception {
        SandboxPolicy policy = policy("make");

        assertThat(run(policy, "echo x > new.txt && mkdir -p out && echo y > .git/index && cat new.txt"))
                .isEqualTo("0: x\n");
        assertThat(run(policy, "echo x > .git/hooks/pre-commit")).contains("Read-only file system");
        assertThat(run(policy, "mkdir .armature")).contains("File exists");
        assertThat(run(policy, "mkdir -p .armature/hooks")).doesNotStartWith("0: ");
        assertThat(run(policy, "mv .envrc x; rm -f .envrc; ls -A1 .envrc")).contains("\n.envrc\n");
        assertThat(run(policy, "echo x > ../home/plain.txt")).contains("Read-only file system");
        assertThat(Files.readString(shop.resolve("new.txt"))).isEqualTo("x\n");
    }

    @Test
    void what_was_made_to_be_mounted_over_is_named_and_empty() throws Exception {
        SandboxPolicy policy = policy("make");
        List<Path> leftovers = Bubblewrap.of(policy, shop).leftovers();

        assertThat(leftovers).contains(shop.resolve(".armature"), shop.resolve(".envrc"), shop.resolve(".git/config"));
        assertThat(leftovers).doesNotContain(shop.resolve(".git/hooks"), shop.resolve(".hg/hgrc"));
        run(policy, "echo x > .envrc");
        for (Path path : leftovers) {
            assertThat(path).isEmptyFile();
        }
    }

    @Test
    void hosts_are_reached_only_by_what_was_thought_to_reach_some() {
        assertThat(policy("curl https://example.org").network()).isTrue();
        assertThat(policy("make").network()).isFalse();
        assertThat(policy("make").withNetwork(true).network()).isTrue();
    }

    @Test
    void what_a_rule_let_somebody_change_is_not_frozen() {
        assertThat(policy("touch .envrc").frozen()).doesNotContain(shop.resolve(".envrc"));
        assertThat(policy("touch x").frozen()).contains(shop.resolve(".envrc"));
    }

    @Test
    void a_path_that_depends_on_where_one_stands_is_refused() {
        assertThatThrownBy(() -> new SandboxPolicy(List.of(Path.of("src")), List.of(), List.of(), false))
                .hasMessage("writable must hold absolute paths, held `src`");
    }

    private SandboxPolicy policy(String command) {
        PermissionEngine engine =
                Judged.trusted(shop).home(folder.resolve("home")).build();
        return engine.sandbox(engine.assess(Judged.run(command, shop)));
    }

    /** The exit code, and what was printed. */
    private String run(SandboxPolicy policy, String script) throws IOException, InterruptedException {
        assumeTrue(isUsable(), "needs bubblewrap, and a system that lets it make sandboxes");
        List<String> words = new ArrayList<>(List.of("/usr/bin/bwrap"));
        words.addAll(Bubblewrap.of(policy, shop).arguments());
        words.addAll(List.of("/bin/bash", "--noprofile", "--norc", "-c", script));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() + ": " + Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isUsable() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/bwrap"))) {
            return false;
        }
        Process trial = new ProcessBuilder(
                        "/usr/bin/bwrap", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true")
                .redirectErrorStream(true)
                .start();
        trial.getInputStream().readAllBytes();
        return trial.waitFor() == 0;
    }
}
