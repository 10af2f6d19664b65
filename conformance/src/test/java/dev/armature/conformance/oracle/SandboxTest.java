package dev.armature.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.conformance.oracle.Observation.Ending;
import dev.armature.conformance.oracle.Verdicts.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox shows can be believed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SandboxTest {

    /** Enough for a few programs to start, however busy the machine is. */
    private static final int SECONDS = 5;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Oracle oracle;

    @BeforeEach
    void a_sandbox() throws IOException {
        String missing = Sandbox.missing();
        assumeTrue(missing.isEmpty(), missing);
        Path root = Files.createDirectories(folder.resolve("root"));
        Path workspace = World.make(root);
        sandbox = Sandbox.in(Files.createDirectories(folder.resolve("sandbox")), root, workspace);
        oracle = new Oracle(sandbox, Files.createDirectories(folder.resolve("runs")), SECONDS);
    }

    @Test
    void programs_are_seen_with_their_words_and_folder_however_they_are_called() throws Exception {
        assertThat(lines("ls -l \"a b\"; cd src && /bin/git log; mytool; echo $((1+1)); exec \\rm x"))
                .containsExactly(
                        "ws: /usr/bin/ls -l a b",
                        "src: /bin/git log",
                        "src: mytool",
                        "src: /usr/bin/echo 2",
                        "src: /usr/bin/rm x");
    }

    @Test
    void programs_that_start_others_are_seen_with_those() throws Exception {
        assertThat(lines("env A=1 nice bash -c 'rm $A'; xargs -n1 git <<<'a b'"))
                .containsExactly(
                        "ws: /usr/bin/env A=1 nice bash -c rm $A",
                        "ws: /usr/bin/nice bash -c rm $A",
                        "ws: /usr/bin/bash -c rm $A",
                        "ws: /usr/bin/rm 1",
                        "ws: /usr/bin/xargs -n1 git",
                        "ws: /usr/bin/git a",
                        "ws: /usr/bin/git b");
    }

    @Test
    void only_programs_of_real_runs_do_what_they_do_and_files_that_changed_are_named() throws Exception {
        String script = "touch new; rm README.md; sed -i s/one/two/ notes.txt";
        List<Observation> both = oracle.run(List.of(new Oracle.Script(script, false), new Oracle.Script(script, true)));
        String workspace = sandbox.workspace().toString();

        assertThat(both.get(0).changed()).isEmpty();
        assertThat(both.get(1).changed())
                .containsExactly(
                        "changed " + workspace + "/notes.txt",
                        "created " + workspace + "/new",
                        "deleted " + workspace + "/README.md");
    }

    @Test
    void each_script_finds_the_workspace_as_it_was() throws Exception {
        List<Observation> all = oracle.run(List.of(
                new Oracle.Script("echo x >README.md; : >left", false),
                new Oracle.Script(
                        "[ -e left ] && ls left; read -r line <README.md; ls \"$line\"; cd src && ls", false)));

        assertThat(all.get(0).changed()).hasSize(2);
        assertThat(all.get(1).started().stream().map(started -> String.join(" ", started.argv())))
                .containsExactly("/usr/bin/[ -e left ]", "/usr/bin/ls # readme", "/usr/bin/ls");
    }

    @Test
    void a_script_that_never_ends_or_ends_everything_costs_only_itself() throws Exception {
        List<Observation> all = oracle.run(List.of(
                new Oracle.Script("while :; do :; done", false),
                new Oracle.Script("kill -KILL -1", false),
                new Oracle.Script(":(){ :|:& };:", false),
                new Oracle.Script("ls after", false)));

        assertThat(all.get(0).ending()).isEqualTo(Ending.STOPPED);
        assertThat(all.get(1).ending()).isEqualTo(Ending.TORE_DOWN);
        assertThat(all.get(3).started()).hasSize(1);
    }

    @Test
    void there_is_no_network_and_nothing_of_this_machine_can_be_changed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + " && ls connected";
            String write =
                    "echo x >/etc/new && ls written; echo x >/new && ls written; echo x >/.oracle/new && ls written";

            assertThat(lines(connect)).isEmpty();
            assertThat(lines(write)).doesNotContain("ws: /usr/bin/ls written");
        }
    }

    @Test
    void a_start_that_was_not_listed_and_a_change_that_was_allowed_are_misses() throws Exception {
        Verdicts verdicts = new Verdicts(sandbox, oracle);
        Observation starts =
                oracle.run(List.of(new Oracle.Script("rm a", false))).getFirst();
        Observation changes =
                oracle.run(List.of(new Oracle.Script("touch a", true))).getFirst();

        assertThat(new Verdict("rm a", verdicts.judge("rm b"), starts).misses())
                .containsExactly("started, not listed: [/usr/bin/rm, a] in " + sandbox.workspace());
        assertThat(new Verdict("rm a", verdicts.judge("cd src; rm a"), starts).misses())
                .hasSize(1);
        assertThat(new Verdict("rm a", verdicts.judge("rm a"), starts).misses()).isEmpty();
        assertThat(new Verdict("ls", verdicts.judge("ls"), changes).misses())
                .contains("allowed, yet it created " + sandbox.workspace() + "/a");
    }

    private List<String> lines(String script) throws Exception {
        return oracle.run(List.of(new Oracle.Script(script, false))).getFirst().started().stream()
                .map(started -> Path.of(started.folder()).getFileName() + ": " + String.join(" ", started.argv()))
                .toList();
    }
}
