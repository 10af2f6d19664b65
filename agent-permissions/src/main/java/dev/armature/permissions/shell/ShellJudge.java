package dev.armature.permissions.shell;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.FileView;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.syntax.HiddenCharacter;
import dev.armature.permissions.shell.syntax.HiddenCharacters;
import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.RawToken;
import dev.armature.permissions.shell.syntax.RawTokens;
import dev.armature.permissions.shell.syntax.ShellParser;
import dev.armature.permissions.shell.syntax.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells what a command would do. Deterministic for one state of the file system, and bounded: what takes more work than the
 * budget is not proved. Immutable and thread-safe.
 */
public final class ShellJudge {

    private static final int BUDGET = 60_000;
    private static final int MOST_RAW_STARTS = 2_000;

    private final Places places;
    private final FileView files;
    private final Path home;

    /**
     * @param places where paths stand
     * @param files the file system, for file name patterns and the settings of a repository
     * @param home the user's home folder
     */
    public ShellJudge(Places places, FileView files, Path home) {
        this.places = Objects.requireNonNull(places, "places");
        this.files = Objects.requireNonNull(files, "files");
        this.home = Objects.requireNonNull(home, "home");
    }

    /** What {@code command} would do when {@code shell} runs it in {@code folder}. Never throws for what the command says. */
    public Report judge(String command, Path folder, Shell shell) {
        Collected collected = new Collected(BUDGET);
        ScriptWalk walk = new ScriptWalk(new Surroundings(places, files, home, folder.normalize()), collected);
        for (HiddenCharacter hidden : HiddenCharacters.in(command)) {
            collected.add(new Part.Obscure(
                    Effect.UNKNOWN,
                    new Reason("shell.hidden", hidden.sentence(command), range(hidden.span()), null),
                    false));
        }
        Lookalikes.in(command)
                .ifPresent(span -> collected.add(new Part.Obscure(
                        Effect.UNKNOWN,
                        new Reason(
                                "shell.hidden",
                                "`" + span.of(command)
                                        + "` looks like an operator of the shell and is none. Put it in quotes.",
                                range(span),
                                null),
                        false)));
        State state = State.in(folder.normalize());
        try {
            switch (ShellParser.parse(command)) {
                case Parse.Parsed parsed -> {
                    if (shell == Shell.SH) {
                        Dialect.objection(parsed.script(), command)
                                .ifPresent(why -> collected.obscure(Effect.UNKNOWN, "shell.dialect", why, null));
                    }
                    walk.script(parsed.script(), state);
                }
                case Parse.Unparsed unparsed -> {
                    collected.obscure(
                            Effect.UNKNOWN,
                            "shell.unparsed",
                            "The command is not understood: " + unparsed.sentence(),
                            range(unparsed.span()));
                    rawTokens(command, walk, state);
                }
            }
        } catch (Collected.TooMuch e) {
            collected.obscure(
                    Effect.UNKNOWN,
                    "shell.too-much",
                    "The command is too large to be judged. Split it into several.",
                    new TextRange(0, command.length()));
            anything(collected);
        }
        return collected.report();
    }

    /** Rules that forbid, and rails, see whatever looks like a command. */
    private static void rawTokens(String command, ScriptWalk walk, State state) {
        List<Value> words = new ArrayList<>();
        int starts = 0;
        for (RawToken token : RawTokens.of(command)) {
            if (!token.operator()) {
                words.add(Value.of(token.text()));
                continue;
            }
            if (!words.isEmpty() && starts++ < MOST_RAW_STARTS) {
                new Start(walk, state.copy(), range(token.span()), List.of()).of(words);
            }
            words = new ArrayList<>();
        }
        if (!words.isEmpty()) {
            new Start(walk, state.copy(), new TextRange(0, command.length()), List.of()).of(words);
        }
        anything(walk.collected());
    }

    /** A start of which nothing is known, so that every rule that forbids a command may match. */
    private static void anything(Collected collected) {
        collected.add(new Part.Start(
                List.of(new NormalisedArgv(List.of(new NormalisedArgv.UnknownMany()))),
                List.of(),
                List.of(),
                Set.of(Effect.UNKNOWN),
                Set.of(),
                List.of(Reason.of("shell.unproved", "It is not known which programs are started.")),
                false,
                ""));
    }

    private static TextRange range(Span span) {
        return new TextRange(span.start(), span.end());
    }
}
