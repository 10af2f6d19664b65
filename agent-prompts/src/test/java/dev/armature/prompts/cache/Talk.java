package dev.armature.prompts.cache;

import dev.armature.prompts.cache.SentPrompt.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation with a {@link PretendProvider}, watched. */
public final class Talk {

    private final CacheProfile profile;
    private final PretendProvider provider;
    private final CacheWatch watch = new CacheWatch(CachePrices.standard());
    private final List<CacheReport> reports = new ArrayList<>();
    private SegmentChain segments = SegmentChain.empty();
    private @Nullable BreakpointPlan plan;
    private Instant now = Instant.parse("2026-01-31T10:00:00Z");
    private String model = "some-model-1";
    private List<Parameter> parameters = List.of();

    public Talk(CacheProfile profile, PretendProvider provider) {
        this.profile = profile;
        this.provider = provider;
    }

    public static Talk with(CacheProfile profile, List<Segment> start) {
        return new Talk(profile, new PretendProvider()).says(start);
    }

    public Talk says(List<Segment> more) {
        segments = segments.plus(more);
        return this;
    }

    public Talk says(Segment... more) {
        return says(List.of(more));
    }

    /** Sends other segments from now on, as a host does that edits its prompt. */
    public Talk rewrites(List<Segment> all) {
        segments = SegmentChain.of(all);
        return this;
    }

    public Talk waits(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    public Talk asks(String otherModel) {
        model = otherModel;
        return this;
    }

    public Talk with(Parameter... others) {
        parameters = List.of(others);
        return this;
    }

    /** Sends the prompt, planned by the standard planner, ten seconds after the one before. */
    public CacheReport sends() {
        return sends(
                plan == null
                        ? BreakpointPlanner.standard().plan(segments, profile)
                        : BreakpointPlanner.standard().plan(segments, profile, plan));
    }

    /** Sends the prompt with these marks. */
    public CacheReport sends(BreakpointPlan marked) {
        plan = marked;
        CacheReport report = watch.observe(provider.answer(new SentPrompt(model, parameters, marked, now)));
        reports.add(report);
        now = now.plusSeconds(10);
        return report;
    }

    public SegmentChain segments() {
        return segments;
    }

    public CacheProfile profile() {
        return profile;
    }

    public CacheLedger ledger() {
        return watch.ledger();
    }

    public List<CacheReport> reports() {
        return reports;
    }
}
