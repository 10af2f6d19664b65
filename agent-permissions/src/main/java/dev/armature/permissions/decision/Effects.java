package dev.armature.permissions.decision;

import java.nio.file.Path;
import java.util.Set;

/**
 * What an action would do, as far as it is known.
 *
 * @param kinds everything that may happen; {@link Effect#UNKNOWN} when some part was not understood
 * @param reads absolute paths that would be read
 * @param writes absolute paths that would be created, changed or deleted
 * @param hosts hosts that would be spoken to
 */
public record Effects(Set<Effect> kinds, Set<Path> reads, Set<Path> writes, Set<String> hosts) {

    public Effects {
        kinds = Set.copyOf(kinds);
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        hosts = Set.copyOf(hosts);
    }

    /** Nothing is known, so anything may happen. */
    public static Effects unknown() {
        return new Effects(Set.of(Effect.UNKNOWN), Set.of(), Set.of(), Set.of());
    }

    /** Whether it is certain that nothing but reading happens. */
    public boolean readOnly() {
        return kinds.stream().allMatch(kind -> kind == Effect.READ);
    }
}
