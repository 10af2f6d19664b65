package dev.armature.permissions;

import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.spi.CommandCheck;
import dev.armature.permissions.spi.CommandCheck.Objection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks of the host and of other jars, which look at each program that a command might start. Immutable. */
public final class CommandChecks {

    private static final Offers<CommandCheck> OFFERS =
            new Offers<>("check of commands", CommandCheck.class, CommandCheck::name);
    private static final CommandChecks NONE = new CommandChecks(List.of());

    private final List<Named> checks;

    private CommandChecks(List<Named> checks) {
        this.checks = List.copyOf(checks);
    }

    /** A check with its name, which is asked for once: what a check says later may fail. */
    private record Named(String name, CommandCheck check) {
        static Named of(CommandCheck check) {
            return new Named(check.name(), check);
        }
    }

    /** No check. */
    static CommandChecks none() {
        return NONE;
    }

    /** Checks that the host made itself. */
    public static CommandChecks of(CommandCheck... checks) {
        return new CommandChecks(Arrays.stream(checks).map(Named::of).toList());
    }

    /**
     * Checks that other jars offer.
     *
     * @param names of {@linkplain #names() checks}; each must be there exactly once
     * @throws IllegalArgumentException if one is not there
     */
    public static CommandChecks discovered(String... names) {
        return new CommandChecks(
                Arrays.stream(names).map(OFFERS::named).map(Named::of).toList());
    }

    /** The names of the checks that other jars offer. */
    public static List<String> names() {
        return OFFERS.names();
    }

    CommandChecks and(CommandChecks more) {
        List<Named> all = new ArrayList<>(checks);
        all.addAll(more.checks);
        return new CommandChecks(all);
    }

    /** What speaks against the programs that would be started. */
    Objections objections(Effects effects) {
        if (checks.isEmpty()) {
            return Objections.NONE;
        }
        List<Reason> asking = new ArrayList<>();
        List<Reason> denying = new ArrayList<>();
        for (ProgramStart start : effects.starts()) {
            for (Named check : checks) {
                look(check, start)
                        .ifPresent(objection -> (objection.denies() ? denying : asking)
                                .add(new Reason("check." + check.name(), objection.sentence(), start.place(), null)));
            }
        }
        return new Objections(
                asking.stream().distinct().toList(), denying.stream().distinct().toList());
    }

    /** Who fails to look has not said that nothing is wrong. */
    private static Optional<Objection> look(Named check, ProgramStart start) {
        try {
            return Objects.requireNonNull(check.check().look(start), "its answer");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.of(Objection.ask("The check `" + check.name() + "` failed: " + e));
        }
    }

    /** Objections of both kinds. */
    record Objections(List<Reason> asking, List<Reason> denying) {
        static final Objections NONE = new Objections(List.of(), List.of());
    }
}
