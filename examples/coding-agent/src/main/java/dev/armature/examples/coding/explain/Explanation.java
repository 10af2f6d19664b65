package dev.armature.examples.coding.explain;

import dev.armature.core.model.ModelProfile;
import dev.armature.core.session.SessionId;
import dev.armature.prompts.Finding;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a request would be, and what is to be said of it.
 *
 * @param isOffline whether the model is the planner in this process, which has a name of its own on the command line
 * @param session the one that would go on; empty for a new one
 * @param segments all that a provider can cache, in order
 * @param marks on the segments of those numbers
 * @param bodyBytes how long the whole request is
 * @param lints what is suspicious in it
 * @param comparison with the previous explanation, if it was asked for
 */
public record Explanation(
        ModelProfile model,
        boolean isOffline,
        Path workspace,
        boolean trusted,
        Optional<SessionId> session,
        SegmentChain segments,
        List<BreakpointPlan.Mark> marks,
        int bodyBytes,
        List<Finding> lints,
        Optional<Comparison> comparison) {
    public Explanation {
        marks = List.copyOf(marks);
        lints = List.copyOf(lints);
    }

    /** Whether a comparison found that the cache would be lost. */
    public boolean breaksTheCache() {
        return comparison.flatMap(Comparison::change).isPresent();
    }

    /** Whether the folder says something that is not listened to. */
    boolean hasUnreadInstructions() {
        return !trusted && Files.isRegularFile(workspace.resolve("AGENTS.md"), LinkOption.NOFOLLOW_LINKS);
    }

    Optional<BreakpointPlan.Mark> markAt(int index) {
        return marks.stream().filter(mark -> mark.index() == index).findFirst();
    }

    /** The first segment up to which there is enough to be cached. */
    Optional<Segment> smallestPrefixEnd() {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.tokensOfFirst(i + 1) >= model.cache().minTokens()) {
                return Optional.of(segments.get(i));
            }
        }
        return Optional.empty();
    }

    /** What a reader calls a segment: the name of a tool, or who speaks. */
    static String name(Segment segment) {
        return switch (segment.level()) {
            case TOOLS -> {
                var json = SectionView.json(segment);
                yield json.path("name")
                        .asText(json.path("function").path("name").asText());
            }
            case SYSTEM -> "";
            case MESSAGES -> segment.role();
        };
    }
}
