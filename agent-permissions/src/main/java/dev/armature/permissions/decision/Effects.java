package dev.armature.permissions.decision;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an action would do, as far as it is known. The sets keep the order in which things were found, and that of effects
 * the order in which {@link Effect} declares them.
 *
 * @param kinds everything that may happen; {@link Effect#UNKNOWN} when some part was not understood
 * @param reads absolute paths that would be read
 * @param writes absolute paths that would be created, changed or deleted
 * @param hosts hosts that would be spoken to
 * @param starts every program that a command might start, those within wrappers and substitutions included
 * @param isParsed false when a command's text is not understood; {@code starts} then holds whatever looks like one
 */
public record Effects(
        Set<Effect> kinds,
        Set<Path> reads,
        Set<Path> writes,
        Set<String> hosts,
        List<ProgramStart> starts,
        boolean isParsed) {

    public Effects {
        kinds = declared(kinds);
        reads = inOrder(reads);
        writes = inOrder(writes);
        hosts = inOrder(hosts);
        starts = List.copyOf(starts);
    }

    /** The effects of an action that is not a command. */
    public static Effects of(Set<Effect> kinds, Set<Path> reads, Set<Path> writes, Set<String> hosts) {
        return new Effects(kinds, reads, writes, hosts, List.of(), true);
    }

    /** Whether it is certain that nothing but reading happens. */
    public boolean readOnly() {
        return kinds.stream().allMatch(kind -> kind == Effect.READ);
    }

    /** What both would do together. */
    public Effects and(Effects other) {
        return new Effects(
                union(kinds, other.kinds),
                union(reads, other.reads),
                union(writes, other.writes),
                union(hosts, other.hosts),
                Stream.concat(starts.stream(), other.starts.stream()).toList(),
                isParsed && other.isParsed);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    static Set<Effect> declared(Set<Effect> kinds) {
        return kinds.size() < 2 ? Set.copyOf(kinds) : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** A copy that keeps the order, so that the same action is always told in the same words. */
    private static <T> Set<T> inOrder(Set<T> set) {
        return set.size() < 2 ? Set.copyOf(set) : Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
