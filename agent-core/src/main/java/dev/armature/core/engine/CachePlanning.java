package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.Asked;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.BreakpointPlanner;
import dev.armature.prompts.cache.CacheBreak;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.CacheReport;
import dev.armature.prompts.cache.CacheUsage;
import dev.armature.prompts.cache.CacheWatch;
import dev.armature.prompts.cache.Exchange;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.prompts.cache.SentPrompt.Parameter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Marks what the provider shall remember of each request, and notices when it did not. Used by the run's own thread.
 *
 * <p>A run that goes on with an older conversation plans first what was sent before, so that its first request looks for
 * the entries where they were left.
 */
final class CachePlanning {
    private static final BreakpointPlanner PLANNER = BreakpointPlanner.standard();

    /** Longer values, such as a schema, are told by their hash. */
    private static final int LONGEST_VALUE = 100;

    private final Asking asking;
    private final InstantSource clock;
    private final CacheWatch watch;
    private final Optional<EarlierRequest> earlier;
    private @Nullable BreakpointPlan last;
    private List<Parameter> parameters = List.of();
    private Instant sentAt = Instant.EPOCH;

    /** @param earlier what the session's run before this one sent last */
    CachePlanning(Asking asking, InstantSource clock, Optional<EarlierRequest> earlier) {
        this.asking = asking;
        this.clock = clock;
        this.earlier = earlier;
        this.watch = new CacheWatch(asking.cache().prices());
    }

    /** The same request with its cache marks. */
    ModelRequest mark(ModelRequest request) {
        BreakpointPlan before = before(request);
        boolean isFirst = last == null;
        BreakpointPlan plan = plan(request, before);
        last = plan;
        parameters = parameters(request);
        sentAt = clock.instant();
        if (isFirst && before != null) {
            earlier.flatMap(sent -> sent.unlike(before, asked(), parameters, sentAt))
                    .ifPresent(watch::observe);
        }
        return marked(request, plan);
    }

    /** How the request marked last is asked; unknown where no marks are taken. */
    Asked asked() {
        if (last == null) {
            return Asked.unknown();
        }
        SegmentChain segments = last.segments();
        return new Asked(
                segments.hashOfFirst(segments.messagesStart()),
                parameters.stream()
                        .filter(parameter -> !parameter.value().isEmpty())
                        .collect(Collectors.toMap(Parameter::name, Parameter::value, (one, other) -> other)));
    }

    /** The same, to be looked at and not sent: what is marked next is planned as if this had not been. */
    RequestPreview preview(ModelRequest request) {
        BreakpointPlan plan = plan(request, before(request));
        ModelRequest marked = marked(request, plan);
        return new RequestPreview(marked, plan, asking.body(marked));
    }

    private BreakpointPlan plan(ModelRequest request, @Nullable BreakpointPlan before) {
        SegmentChain segments = asking.segments(request);
        return before == null ? PLANNER.plan(segments, asking.cache()) : PLANNER.plan(segments, asking.cache(), before);
    }

    /** What was sent before: by this run, or by an earlier one. */
    private @Nullable BreakpointPlan before(ModelRequest request) {
        return last == null ? earlier(request, asking.cache()) : last;
    }

    private List<Parameter> parameters(ModelRequest request) {
        return asking.cacheParameters(request).stream()
                .map(sent -> sent.value().length() <= LONGEST_VALUE
                        ? sent
                        : new Parameter(sent.name(), "sha256 " + Digest.of(sent.value()), sent.from()))
                .toList();
    }

    private static ModelRequest marked(ModelRequest request, BreakpointPlan plan) {
        return request.cacheMarks(
                plan.marks().stream().collect(Collectors.toMap(BreakpointPlan.Mark::index, BreakpointPlan.Mark::ttl)));
    }

    /** What the provider says it read and wrote for the request marked last; tells of it when something was lost. */
    Optional<AgentEvent.CacheMissed> observe(String model, Usage usage) {
        BreakpointPlan plan = last;
        boolean told = usage.input() > 0 && usage.isKnown(Usage.Count.CACHE_READ);
        if (plan == null || plan.segments().size() == 0 || !told) {
            return Optional.empty(); // what nobody told is no miss
        }
        SentPrompt prompt = new SentPrompt(model, parameters, plan, sentAt);
        CacheReport report = watch.observe(new Exchange(prompt, clock.instant(), cached(usage)));
        return report.breaks().isEmpty()
                ? Optional.empty()
                : Optional.of(new AgentEvent.CacheMissed(
                        report.breaks().stream().map(CacheBreak::describe).collect(Collectors.joining("\n"))));
    }

    static CacheUsage cached(Usage usage) {
        return new CacheUsage(
                usage.uncachedInput(),
                usage.cacheRead(),
                usage.cacheWrite5m(),
                usage.cacheWrite1h(),
                usage.isKnown(Usage.Count.CACHE_WRITE));
    }

    private @Nullable BreakpointPlan earlier(ModelRequest request, CacheProfile profile) {
        List<Message> messages = request.messages();
        int end = messages.size() - 1;
        while (end > 0 && !(messages.get(end) instanceof AssistantMessage)) {
            end--;
        }
        return end < 1 ? null : PLANNER.plan(asking.segments(request.messages(messages.subList(0, end))), profile);
    }
}
