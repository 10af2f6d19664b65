package dev.armature.benchmarks;

import dev.armature.permissions.Assessment;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.ShellParser;
import dev.armature.permissions.spi.FileView;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and judging ordinary shell commands, one after another around the list. Average time and allocation are per
 * command of the list's mix; the percentiles of the sampled time are those of the commands, since each comes as often as
 * the others.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 25, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ShellCommands {
    private final Path folder = Path.of("").toAbsolutePath();
    private final List<String> commands = OrdinaryCommands.all();
    private final List<Action> actions = commands.stream()
            .<Action>map(command -> new Action.RunCommand(command, folder, Shell.BASH))
            .toList();
    private final PermissionEngine engine = engine(new ProjectInMemory(folder));
    private final PermissionEngine engineThatForbidsFiles =
            engine(new ProjectInMemory(folder), "Read(secrets/**)", "Edit(generated/**)", "WebFetch(domain:*.test)");
    private final PermissionEngine engineWithDisk = engine(FileView.system());
    private int next;

    /** Text to tree. */
    @Benchmark
    public Parse parse() {
        return ShellParser.parse(commands.get(turn()));
    }

    private PermissionEngine engine(FileView files, String... denied) {
        return PermissionEngine.builder()
                .workspace(Workspace.of(folder))
                .trust(Trust.TRUSTED)
                .files(files)
                .rules(rules ->
                        rules.allow("Bash(npm test)").allow("Bash(mvn:*)").deny("Bash(rm -rf /:*)"))
                .rules(rules -> Stream.of(denied).reduce(rules, Rules::deny, (one, other) -> other))
                .build();
    }

    /** Text to decision, in a trusted workspace with three rules; the file system is in memory. */
    @Benchmark
    public Assessment judge() {
        return engine.assess(actions.get(turn()));
    }

    /** The same with rules that forbid files and hosts, so that it matters which of them a program may reach. */
    @Benchmark
    public Assessment judgeWithFileRules() {
        return engineThatForbidsFiles.assess(actions.get(turn()));
    }

    /** The same as {@link #judge}, but the machine's own files are looked at, in the folder where the benchmark is started. */
    @Benchmark
    public Assessment judgeWithDisk() {
        return engineWithDisk.assess(actions.get(turn()));
    }

    private int turn() {
        next = next + 1 == commands.size() ? 0 : next + 1;
        return next;
    }
}
