package dev.armature.permissions;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.sandbox.SandboxPolicy;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives a command the sandbox that fits what it was thought to do. */
final class Sandboxing {

    private final Places places;
    private final @Nullable Path homeOrNull;

    Sandboxing(Places places, @Nullable Path homeOrNull) {
        this.places = places;
        this.homeOrNull = homeOrNull;
    }

    /** What only reads can change nothing and reach nobody; for the rest the workspace can be changed, but for what runs later. */
    SandboxPolicy policy(Effects effects) {
        List<Path> folders = Stream.concat(places.roots().stream(), Stream.ofNullable(homeOrNull))
                .toList();
        List<Path> hidden = Places.credentialsIn(folders, FileView.system());
        if (effects.readOnly()) {
            return new SandboxPolicy(List.of(), List.of(), hidden, false);
        }
        List<Path> frozen = places.roots().stream()
                .flatMap(root -> Places.protectedIn(root).stream())
                .filter(path -> !effects.writes().contains(path))
                .toList();
        return new SandboxPolicy(places.roots(), frozen, hidden, effects.kinds().contains(Effect.NETWORK));
    }
}
