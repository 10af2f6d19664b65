package dev.armature.examples.coding.explain;

import dev.armature.core.Session;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.SessionId;
import dev.armature.examples.coding.setup.CodingAgent;
import dev.armature.examples.coding.setup.Home;
import dev.armature.prompts.cache.SegmentChain;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Explains the next request of an agent, and keeps what it explained, so that the next explanation can tell what changed. */
public final class Explaining {
    private final CodingAgent agent;
    private final Home home;
    private final InstantSource clock;
    private final Consumer<String> warnings;

    /**
     * @param warnings takes a sentence when something was explained and could not be kept
     */
    public Explaining(CodingAgent agent, Home home, InstantSource clock, Consumer<String> warnings) {
        this.agent = agent;
        this.home = home;
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * Explains what would be sent if {@code prompt} were said.
     *
     * @param resumed the session in which; empty for a new one
     * @param compares whether to compare it with the previous explanation
     */
    public Explanation of(Optional<SessionId> resumed, String prompt, boolean compares) {
        Session session = resumed.map(agent::resumed).orElseGet(agent.agent()::newSession);
        RequestPreview preview = agent.preview(session, prompt);
        ModelProfile model = agent.model().model().profile();
        SegmentChain segments = preview.plan().segments().size() > 0
                ? preview.plan().segments()
                : BodySegments.of(preview.body(), preview.request().system());
        KeptPrompts kept = new KeptPrompts(home, agent.workspace());
        KeptPrompt current = KeptPrompt.of(clock.instant(), named(model, preview.body()), segments);
        Optional<Comparison> comparison =
                compares ? Optional.of(Comparison.of(kept.last(resumed), current)) : Optional.empty();
        kept.keep(resumed, current).ifPresent(warnings);
        return new Explanation(
                model,
                agent.model().isOffline(),
                agent.workspace(),
                agent.trusted(),
                resumed,
                segments,
                preview.plan().marks(),
                preview.body().getBytes(StandardCharsets.UTF_8).length,
                Lints.of(agent.prompt(), segments),
                comparison);
    }

    /** As the user names it. A provider's two formats share no cache, as two models do not. */
    private static String named(ModelProfile model, String body) {
        String format = BodySegments.isResponses(body) ? "-responses" : "";
        return model.provider() + format + ":" + model.name();
    }
}
