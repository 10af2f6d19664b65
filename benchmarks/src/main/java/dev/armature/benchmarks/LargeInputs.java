package dev.armature.benchmarks;

import dev.armature.permissions.Assessment;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.shell.syntax.Limits;
import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.ShellParser;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Texts that are meant to be hard to read, of three lengths, to see that time grows with the length and no faster. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class LargeInputs {

    /** What is repeated until the text is long enough. */
    public enum Shape {
        NESTED_SUBSTITUTIONS("", "$("),
        NESTED_SUBSHELLS("", "( "),
        NESTED_ARITHMETIC("", "$(("),
        NESTED_PARAMETERS("", "${x:-"),
        NESTED_QUOTES("", "echo \"$(echo \""),
        BACKQUOTES("", "`"),
        ESCAPED_BACKQUOTES("`", "\\`"),
        QUOTED_WORDS("", "\"a\" 'b' $'c' "),
        UNTERMINATED_QUOTE("'", "a"),
        UNTERMINATED_DOUBLE_QUOTE("\"", "$a"),
        UNTERMINATED_HERE_DOCUMENTS("", "cat <<E\n"),
        BRACES("", "{a,b}"),
        PARAMETERS("", "$x"),
        WORDS("", "a "),
        COMMANDS("", "a;"),
        PIPES("", "a|");

        private final String start;
        private final String repeated;

        Shape(String start, String repeated) {
            this.start = start;
            this.repeated = repeated;
        }

        String text(int length) {
            return (start + repeated.repeat(length / repeated.length() + 1)).substring(0, length);
        }
    }

    @Param
    private Shape shape = Shape.WORDS;

    @Param({"65536", "262144", "1048576"})
    private int length;

    private final Path folder = Path.of("").toAbsolutePath();
    private final PermissionEngine engine = PermissionEngine.builder()
            .workspace(Workspace.of(folder))
            .trust(Trust.TRUSTED)
            .rules(rules -> rules.deny("Bash(rm:*)"))
            .build();
    private String text = "";
    private Limits limits = Limits.standard();
    private Action action = new Action.RunCommand("", folder, Shell.BASH);

    @Setup
    public void text() {
        text = shape.text(length);
        limits = Limits.ofCharacters(length);
        action = new Action.RunCommand(text, folder, Shell.BASH);
    }

    /** Text to tree, with the limit on the length lifted. */
    @Benchmark
    public Parse parse() {
        return ShellParser.parse(text, limits);
    }

    /** Text to decision. What is over the limit is not read as a script; what is forbidden is still looked for in it. */
    @Benchmark
    public Assessment judge() {
        return engine.assess(action);
    }
}
