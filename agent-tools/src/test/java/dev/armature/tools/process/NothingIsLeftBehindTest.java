package dev.armature.tools.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.tools.process.ProcessOutcome.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command writes the ids of what it starts to the file {@code pids}; afterwards none of them may be alive. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class NothingIsLeftBehindTest {

    enum Way {
        SESSION,
        JOB_CONTROL;

        ProcessRunner runner() {
            return runner(Path.of(System.getProperty("java.io.tmpdir")));
        }

        ProcessRunner runner(Path temporary) {
            FamilyFounder founder = this == SESSION ? FamilyFounder.ofThisMachine() : FamilyFounder.withJobControl();
            return new ProcessRunner(Map.of("PATH", "/usr/bin:/bin"), founder, temporary);
        }
    }

    @TempDir
    Path folder;

    private List<Long> started() throws IOException {
        List<Long> pids = Files.readAllLines(folder.resolve("pids")).stream()
                .map(String::trim)
                .map(Long::parseLong)
                .toList();
        assertThat(pids).isNotEmpty();
        return pids;
    }

    private List<Long> alive() throws IOException {
        return started().stream().filter(NothingIsLeftBehindTest::isAlive).toList();
    }

    /** A zombie is dead; only whoever adopted it has not looked yet. */
    private static boolean isAlive(long pid) {
        try {
            return SessionFamily.Stat.of(Path.of("/proc", String.valueOf(pid)))
                    .filter(SessionFamily.Stat::alive)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Launch bash(String command) {
        return Launch.bash(command, folder);
    }

    @ParameterizedTest
    @EnumSource
    void a_child_in_the_background_is_killed_and_counted(Way way) throws Exception {
        ProcessOutcome outcome = way.runner().run(bash("sleep 1000 & echo $! >>pids; echo done"));

        assertThat(outcome.output().text()).isEqualTo("done\n");
        assertThat(outcome.ending()).isEqualTo(Ending.EXITED);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.leftovers()).isEqualTo(1);
        assertThat(outcome.survivors()).isZero();
        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_child_that_gave_up_its_streams_and_its_parent_is_killed(Way way) throws Exception {
        way.runner().run(bash("(sleep 1000 >/dev/null 2>&1 </dev/null & echo $! >>pids)"));

        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setsid sleep 1000 & echo $! >>pids",
                "setsid bash -c 'echo $$ >>pids; sleep 1000 & echo $! >>pids; wait' >/dev/null 2>&1 & sleep 0.3",
                "nohup setsid -f bash -c 'trap \"\" TERM HUP INT; echo $$ >>pids; exec sleep 1000' >/dev/null 2>&1; sleep 0.3",
                "set -m; sleep 1000 & echo $! >>pids",
                "coproc sleep 1000; echo $COPROC_PID >>pids",
                "(trap '' TERM; sleep 1000) & echo $! >>pids; disown -a",
                "exec sleep 1000 > >(echo $BASHPID >>pids; cat) & echo $! >>pids",
            })
    void one_who_leaves_the_session_or_the_group_is_found(String command) throws Exception {
        ProcessOutcome outcome = Way.SESSION.runner().run(bash(command));

        assertThat(outcome.leftovers()).isPositive();
        assertThat(outcome.survivors()).isZero();
        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_who_ignores_being_asked_is_killed_when_time_is_up(Way way) throws Exception {
        ProcessOutcome outcome = way.runner()
                .run(bash("trap '' TERM; echo $$ >>pids; echo started; while :; do sleep 1000; done")
                        .timeout(Duration.ofMillis(400)));

        assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(outcome.output().text()).startsWith("started\n");
        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_who_closes_its_streams_is_waited_for_and_killed(Way way) throws Exception {
        ProcessOutcome outcome = way.runner()
                .run(bash("echo $$ >>pids; exec >&- 2>&-; exec sleep 1000").timeout(Duration.ofMillis(400)));

        assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(outcome.exitCode()).isEqualTo(143);
        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_crowd_is_cancelled(Way way) throws Exception {
        ProcessRunner runner = way.runner();
        RunningProcess process = runner.start(
                bash(
                        "for i in $(seq 60); do sleep 1000 & echo $! >>pids; done; echo ready; (trap '' TERM; sleep 1000); wait"));
        while (process.outputSoFar().total() == 0) {
            Thread.onSpinWait();
        }

        process.cancel();
        ProcessOutcome outcome = process.await();

        assertThat(outcome.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(outcome.survivors()).isZero();
        assertThat(process.await()).isSameAs(outcome);
        assertThat(alive()).isEmpty();
    }

    @Test
    void processes_that_go_on_forking_are_killed() throws Exception {
        ProcessOutcome outcome = Way.SESSION
                .runner()
                .run(
                        bash("trap '' TERM; echo $$ >>pids; f() { trap '' TERM; while :; do sleep 0.01; (echo $BASHPID >>pids; sleep 5) & done; };"
                                        + " f & f & f")
                                .timeout(Duration.ofMillis(500)));

        assertThat(outcome.survivors()).isZero();
        assertThat(alive()).isEmpty();
    }

    @Test
    void an_interrupted_caller_leaves_nothing_behind() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RunningProcess process = Way.SESSION.runner().start(bash("echo $$ >>pids; echo ready; sleep 1000"));
        Thread caller = Thread.ofVirtual().start(() -> {
            assertThatThrownBy(process::await).isInstanceOf(InterruptedException.class);
            ended.countDown();
        });
        while (process.outputSoFar().total() == 0) {
            Thread.onSpinWait();
        }

        caller.interrupt();
        ended.await();

        assertThat(alive()).isEmpty();
    }

    @Test
    void a_caller_that_is_interrupted_before_it_waits_leaves_nothing_behind(@TempDir Path temporary) throws Exception {
        RunningProcess process = Way.SESSION.runner(temporary).start(bash("echo $$ >>pids; echo ready; sleep 1000"));
        while (process.outputSoFar().total() == 0) {
            Thread.onSpinWait();
        }

        Thread.currentThread().interrupt();
        assertThatThrownBy(process::await).isInstanceOf(InterruptedException.class);

        assertThat(alive()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void closing_stops() throws Exception {
        try (RunningProcess process = Way.SESSION.runner().start(bash("echo $$ >>pids; echo ready; sleep 1000"))) {
            while (process.outputSoFar().total() == 0) {
                Thread.onSpinWait();
            }
        }

        assertThat(alive()).isEmpty();
    }

    @Test
    void cancelling_at_the_very_start_or_after_the_end_does_no_harm() throws Exception {
        RunningProcess early = Way.SESSION.runner().start(bash("sleep 1000"));
        early.cancel();
        RunningProcess late = Way.SESSION.runner().start(bash("exit 3"));
        ProcessOutcome outcome = late.await();
        late.cancel();
        late.close();

        assertThat(early.await().ending()).isEqualTo(Ending.CANCELLED);
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    /** Starts a process, and then does as it is told: leaves without waiting, or waits to be killed. */
    static final class Leaver {
        public static void main(String[] args) throws Exception {
            RunningProcess process = Way.valueOf(args[1])
                    .runner()
                    .start(Launch.bash(args[2], Path.of(args[0])).timeout(Duration.ofMinutes(1)));
            while (process.outputSoFar().total() == 0) {
                Thread.onSpinWait();
            }
            if (args[3].equals("leaves")) {
                System.exit(0);
            }
            System.out.println("ready");
            process.await();
        }
    }

    private List<String> leaver(Path temporary, Way way, String command, String then) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                Stream.of("target/test-classes", "target/classes")
                        .map(place -> Path.of(place).toAbsolutePath().toString())
                        .reduce((a, b) -> a + ":" + b)
                        .orElseThrow(),
                Leaver.class.getName(),
                folder.toString(),
                way.name(),
                command,
                then);
    }

    @Test
    void a_virtual_machine_that_exits_takes_its_children_along(@TempDir Path temporary) throws Exception {
        ProcessOutcome outcome = ProcessRunner.standard()
                .run(Launch.of(
                        leaver(temporary, Way.SESSION, "echo $$ >>pids; echo ready; sleep 1000", "leaves"), folder));

        assertThat(outcome.output().text()).isEmpty();
        assertThat(outcome.leftovers()).isZero();
        assertThat(alive()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SESSION     | echo $$ >>pids; sleep 1000 & echo $! >>pids; echo ready; wait",
                "SESSION     | trap '' TERM; echo $$ >>pids; echo ready; while :; do sleep 1000; done",
                "SESSION     | setsid -f bash -c 'echo $$ >>pids; exec sleep 1000'; sleep 0.5; echo ready; sleep 1000",
                "SESSION     | echo $$ >>pids; echo ready; exec env -i /bin/sleep 1000",
                "JOB_CONTROL | echo $$ >>pids; sleep 1000 & echo $! >>pids; echo ready; wait",
            })
    void a_virtual_machine_that_is_killed_takes_its_children_along(Way way, String command, @TempDir Path temporary)
            throws Exception {
        Process killed = new ProcessBuilder(leaver(temporary, way, command, "waits"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(killed.getInputStream().read()).isEqualTo('r');
        assertThat(alive()).isNotEmpty();

        killed.destroyForcibly().waitFor();

        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!alive().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(alive()).isEmpty();
    }

    @Test
    void a_watcher_that_was_ended_is_replaced_and_told_of_all_that_goes_on() throws Exception {
        DeathWatch watch = DeathWatch.overSessions("/usr/bin/setsid");
        DeathWatch.Watched first = watch.begins("first");
        first.startedAs(1);
        Process watcher = watch.watcher().orElseThrow();
        watcher.destroyForcibly().waitFor();

        watch.begins("second").close();
        Process next = watch.watcher().orElseThrow();
        boolean watches = next.isAlive();
        first.close();
        next.getOutputStream().close();

        assertThat(next).isNotEqualTo(watcher);
        assertThat(watches).isTrue();
        assertThat(next.waitFor()).isZero();
    }

    @Test
    void no_file_is_left_behind(@TempDir Path temporary) throws Exception {
        ProcessOutcome made = Way.SESSION.runner(temporary).run(bash("ls " + temporary));
        Way.JOB_CONTROL.runner(temporary).run(bash("sleep 100").timeout(Duration.ofMillis(50)));
        assertThatThrownBy(
                        () -> Way.SESSION.runner(temporary).run(Launch.of(List.of("true"), folder.resolve("absent"))))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no folder `" + folder.resolve("absent") + "` to start `true` in");
        assertThatThrownBy(() -> Way.SESSION.runner(temporary).run(bash("true").environment(Map.of("A", "\0"))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(made.output().text()).startsWith("armature-");
        assertThat(temporary).isEmptyDirectory();
    }
}
