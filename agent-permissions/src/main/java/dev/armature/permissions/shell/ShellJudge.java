package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.path.RememberedFiles;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.shell.rail.ScriptRails;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.report.Report;
import dev.armature.permissions.shell.syntax.HiddenCharacter;
import dev.armature.permissions.shell.syntax.HiddenCharacters;
import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.ShellParser;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.word.State;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a command would do. Deterministic for one state of the file system, and bounded: what takes more work than the
 * budget is not proved. Immutable and thread-safe.
 */
public final class ShellJudge {

    private static final int BUDGET = 30_000;

    private final Places places;
    private final FileView files;
    private final @Nullable Path homeOrNull;
    private final Programs programs;
    private final boolean guessesPlaces;

    /**
     * @param places where paths stand
     * @param files the file system, for file name patterns and the settings of a repository
     * @param homeOrNull the user's home folder; null when it is not known, and then nobody knows what {@code ~} means
     * @param programs those whose words are understood
     * @param guessesPlaces whether anybody asks which files and hosts a program may reach that is not understood
     */
    public ShellJudge(
            Places places, FileView files, @Nullable Path homeOrNull, Programs programs, boolean guessesPlaces) {
        this.programs = Objects.requireNonNull(programs, "programs");
        this.places = Objects.requireNonNull(places, "places");
        this.files = Objects.requireNonNull(files, "files");
        this.homeOrNull = homeOrNull;
        this.guessesPlaces = guessesPlaces;
    }

    /** What {@code command} would do when {@code shell} runs it in {@code folder}. Never throws for what the command says. */
    public Report judge(String command, Path folder, Shell shell) {
        Collected collected = new Collected(BUDGET, guessesPlaces);
        FileView seen = new RememberedFiles(files);
        Places there = places.through(seen);
        Optional<ResolvedPath> start = there.resolver().resolve(folder);
        Path real = start.map(ResolvedPath::real).orElse(folder.normalize());
        ScriptWalk walk = new ScriptWalk(new Surroundings(there, seen, homeOrNull, programs, real), collected);
        if (start.isPresent()) {
            walk.seen().isReal(real);
        }
        for (HiddenCharacter hidden : HiddenCharacters.in(command)) {
            collected.add(new Part.Obscure(
                    Effect.UNKNOWN,
                    new Reason(Doubt.HIDDEN.code(), hidden.sentence(command), range(hidden.span()), null),
                    false));
        }
        Lookalikes.in(command)
                .ifPresent(span -> collected.add(new Part.Obscure(
                        Effect.UNKNOWN,
                        new Reason(
                                Doubt.HIDDEN.code(),
                                "`" + span.of(command)
                                        + "` looks like an operator of the shell and is none. Put it in quotes.",
                                range(span),
                                null),
                        false)));
        State state = State.in(names(there, folder.normalize(), real));
        try {
            switch (ShellParser.parse(command)) {
                case Parse.Parsed parsed -> {
                    if (shell == Shell.SH) {
                        Dialect.objection(parsed.script(), command)
                                .ifPresent(why -> walk.readOtherwise(why, new TextRange(0, command.length())));
                    }
                    walk.script(parsed.script(), state);
                }
                case Parse.Unparsed unparsed -> {
                    collected.obscure(
                            Effect.UNKNOWN,
                            Doubt.UNPARSED,
                            "The command is not understood: " + unparsed.sentence(),
                            range(unparsed.span()));
                    RawStarts.of(command, walk, state);
                }
            }
        } catch (Collected.TooMuch | StackOverflowError e) {
            collected.obscure(
                    Effect.UNKNOWN,
                    Doubt.TOO_MUCH,
                    "Judging the command takes too much work: it is too long, or there are too many files below what it names."
                            + " Split it into several, or name fewer files.",
                    new TextRange(0, command.length()));
            collected.renew(BUDGET);
            try {
                RawStarts.of(command, walk, state);
            } catch (Collected.TooMuch | StackOverflowError again) {
                RawStarts.anything(collected, new TextRange(0, command.length()));
            }
        }
        ScriptRails.check(collected);
        return collected.report(seen);
    }

    /** A shell may call the folder where it starts by the name that it was told, if that has not changed its meaning. */
    private static Set<Path> names(Places places, Path told, Path real) {
        return told.equals(real)
                        || !places.resolver()
                                .resolve(told)
                                .map(ResolvedPath::real)
                                .equals(Optional.of(real))
                ? Set.of(real)
                : new LinkedHashSet<>(List.of(told, real));
    }

    private static TextRange range(Span span) {
        return new TextRange(span.start(), span.end());
    }
}
