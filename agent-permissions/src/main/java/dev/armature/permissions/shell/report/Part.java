package dev.armature.permissions.shell.report;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that a script may do. */
public sealed interface Part {

    /** What leaves every file as it is. */
    Set<Effect> ONLY_LOOKING = Set.of(Effect.READ, Effect.SECRET);

    /** Why it is not proved to only read inside the workspace; empty if it is proved. */
    List<Reason> missing();

    /** Whether it may make, change or delete files. */
    default boolean mayWrite() {
        return switch (this) {
            case Start start -> !ONLY_LOOKING.containsAll(start.kinds());
            case Opened opened -> opened.writes();
            case Area area -> area.writes();
            case Possible ignored -> false;
            case MayContact ignored -> false;
            case Unseen ignored -> true;
            case Obscure obscure -> obscure.kind() != Effect.READ && obscure.kind() != Effect.SECRET;
        };
    }

    /**
     * A program or builtin is started.
     *
     * @param readings its words, under each spelling that is possible; the first is what bash would see
     * @param later its first words if files were made or deleted before it starts, so that patterns may match other names
     * @param reads the files and folders that it would read
     * @param writes the files that it would create, change or delete
     * @param kinds what it would do, as far as it is known
     * @param hosts the hosts it would speak to; one that is not known is empty
     * @param onlyEdits whether nothing is missing but that it changes the files in {@code writes}
     * @param folder where it is started; empty if that is not known
     * @param place where in the text
     * @param suggestion what stands in the parentheses of the smallest useful rule that would allow it; may be empty
     */
    record Start(
            List<NormalisedArgv> readings,
            NormalisedArgv later,
            List<Standing> reads,
            List<Standing> writes,
            Set<Effect> kinds,
            Set<String> hosts,
            List<Reason> missing,
            boolean onlyEdits,
            Optional<Path> folder,
            TextRange place,
            String suggestion)
            implements Part {
        public Start {
            readings = List.copyOf(readings);
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
            kinds = kinds.size() < 2 ? Set.copyOf(kinds) : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
            hosts = hosts.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(hosts));
            missing = List.copyOf(missing);
        }
    }

    /**
     * The shell itself opens a file.
     *
     * @param writes whether to change it
     */
    record Opened(Standing file, boolean writes, List<Reason> missing) implements Part {
        public Opened {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Files are read or changed that are not named one by one; another part tells by whom.
     *
     * @param writes whether to change or delete them
     * @param folder what they lie below; empty if it is not known where they lie
     */
    record Area(boolean writes, Optional<ResolvedPath> folder) implements Part {
        @Override
        public List<Reason> missing() {
            return List.of();
        }
    }

    /**
     * A program that is not understood may start one of these, for they are words of its own, or within one of them.
     *
     * @param readings each possible start
     */
    record Possible(List<NormalisedArgv> readings) implements Part {
        public Possible {
            readings = List.copyOf(readings);
        }

        @Override
        public List<Reason> missing() {
            return List.of();
        }
    }

    /**
     * A program that is not understood may speak to others.
     *
     * @param hosts those that it is told to speak to, in lower case
     * @param texts what else it may take the name of a host from, apart from the script itself; empty for what is not known
     */
    record MayContact(Set<String> hosts, List<String> texts) implements Part {
        public MayContact {
            hosts = Collections.unmodifiableSet(new LinkedHashSet<>(hosts));
            texts = List.copyOf(texts);
        }

        @Override
        public List<Reason> missing() {
            return List.of();
        }
    }

    /**
     * Bash may start something of which nothing is known, by a way that another part tells of and is judged for.
     *
     * @param place where in the text
     */
    record Unseen(TextRange place) implements Part {
        @Override
        public List<Reason> missing() {
            return List.of();
        }
    }

    /**
     * Something that no rule about a program or a file can speak of.
     *
     * @param kind what it does
     * @param byName whether a rule that allows every command covers it
     */
    record Obscure(Effect kind, Reason reason, boolean byName) implements Part {
        @Override
        public List<Reason> missing() {
            return List.of(reason);
        }
    }
}
