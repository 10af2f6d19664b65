package dev.armature.testkit.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheResult;
import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.disturbance.Disturbing;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reasoning.ReasoningCheck;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.refusal.Refused;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.testkit.simulator.script.UnmatchedRequest;
import dev.armature.testkit.simulator.stream.Chunks;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.stream.SseLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoint that asks the model, in any dialect. */
final class CompletionEndpoint implements Endpoint {
    private static final CacheUsage NOTHING = new CacheUsage(0, 0, 0, 0, 0);

    private final Machinery machinery;
    private final Dialect dialect;
    private final Replies replies;
    private final Disturbing disturbing;
    private final Answering answering;

    CompletionEndpoint(Machinery machinery, Dialect dialect) {
        this.machinery = machinery;
        this.dialect = dialect;
        this.replies = new Replies(machinery, dialect);
        this.disturbing = new Disturbing(dialect, machinery.ids);
        this.answering = new Answering(dialect, machinery.ids, machinery.seal, machinery.rounds);
    }

    @Override
    public HttpReply handle(Draft draft) {
        try {
            return asked(judged(draft));
        } catch (Refused refused) {
            return replies.error(draft, refused.error());
        }
    }

    /** Access, syntax, rules: the order in which a provider looks. */
    private Judged judged(Draft draft) {
        Refused.on(machinery.access.refusal(dialect.key(draft.request)));
        Refused.on(dialect.headerProblem(draft.request));
        JsonNode body = body(draft);
        SimModel model = machinery.asked(body);
        Refused.on(dialect.bodyProblem(draft.request, body, model));
        Prompt prompt = prompt(draft);
        Refused.on(prompt.markProblem().map(ApiError::invalid));
        long tokens = prompt.tokens(model.tokenMultiplier());
        if (tokens > model.contextWindow()) {
            throw new Refused(ApiError.promptTooLong(tokens, model.contextWindow()));
        }
        Refused.on(machinery.limiter().admit(draft.at).map(ApiError::rateLimited));
        ReasoningCheck.Kept kept = machinery.reasoning.kept(
                prompt, body, model, machinery.provider().preservedThinking());
        return new Judged(draft, body, dialect.request(body), model, kept);
    }

    private HttpReply asked(Judged judged) {
        Draft draft = judged.draft();
        draft.understood(judged.request());
        List<Fault> faults = new ArrayList<>();
        machinery.faults.next().ifPresent(faults::add);
        Optional<HttpReply> instead = instead(draft, faults);
        if (instead.isPresent()) {
            return instead.get();
        }
        SimReply reply =
                dialect.preWarms(judged.body()) ? SimReply.of().stoppingWith("max_tokens") : reply(judged.request());
        faults.addAll(reply.faults());
        instead = instead(draft, reply.faults());
        return instead.orElseGet(() -> answered(judged, reply, faults));
    }

    private HttpReply answered(Judged judged, SimReply reply, List<Fault> faults) {
        if (!judged.streams()) {
            Disturbing.requireNoStreamFault(faults);
        }
        Draft draft = judged.draft();
        boolean begins = !Disturbing.failsAtOnce(faults);
        CacheUsage usage = begins ? cached(judged, reply.pace()) : NOTHING;
        Answer answer =
                disturbing.answer(answering.answer(judged, reply, usage, diagnostics(judged)), faults, judged.body());
        if (begins) {
            machinery.diagnostics.remember(
                    judged.body(), judged.kept().prompt(), Access.workspace(draft.request), answer.id());
            draft.answered(answer.outputTokens());
            machinery.limiter().use(usage.input() + usage.written(), answer.outputTokens());
        }
        HttpReply whole = judged.streams() ? stream(judged, answer, reply, faults) : json(judged, answer);
        if (!machinery.waited(reply.pace())) {
            return HttpReply.none();
        }
        return Disturbing.bytes(judged.streams() ? Chunks.of(whole, reply.chunking()) : whole, faults);
    }

    private CacheUsage cached(Judged judged, Pace pace) {
        Draft draft = judged.draft();
        CacheResult result = machinery.cache.process(
                judged.kept().prompt(),
                Access.workspace(draft.request),
                dialect.terms(judged.model()),
                draft.at,
                pace.firstByte());
        draft.cached(result);
        return result.usage();
    }

    private String diagnostics(Judged judged) {
        return machinery.diagnostics.json(
                judged.body(),
                judged.kept().prompt(),
                Access.workspace(judged.draft().request),
                dialect.terms(judged.model()));
    }

    private HttpReply json(Judged judged, Answer answer) {
        return replies.json(judged.draft(), dialect.json(answer, judged.body(), machinery.clock.now()));
    }

    private HttpReply stream(Judged judged, Answer answer, SimReply reply, List<Fault> faults) {
        Pace pace = machinery.keeps(reply.pace()) ? reply.pace() : Pace.none();
        List<Frame> frames = disturbing.frames(
                dialect.frames(answer, judged.body(), reply.chunking(), pace, machinery.clock.now()),
                faults,
                judged.draft().requestId);
        Map<String, String> headers = replies.headers(judged.draft(), "text/event-stream; charset=utf-8");
        headers.put("cache-control", "no-cache");
        return HttpReply.streamed(200, headers, new SseLines(faults).pieces(frames));
    }

    private Optional<HttpReply> instead(Draft draft, List<Fault> faults) {
        draft.struckBy(faults);
        return Disturbing.instead(
                faults, error -> replies.error(draft, error), contentType -> replies.headers(draft, contentType));
    }

    private SimReply reply(SimRequest request) {
        try {
            return machinery.policy().reply(request);
        } catch (UnmatchedRequest unmatched) {
            machinery.failed(unmatched.getMessage());
            throw new Refused(ApiError.invalid(unmatched.getMessage()));
        } catch (RuntimeException e) {
            String message = "the reply policy failed: " + e;
            machinery.failed(message);
            throw new Refused(ApiError.internal(message));
        }
    }

    private static JsonNode body(Draft draft) {
        try {
            JsonNode body = Json.read(draft.body());
            if (body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            // said below
        }
        throw new Refused(ApiError.invalid("The request body is not valid JSON: expected an object"));
    }

    private Prompt prompt(Draft draft) {
        try {
            return dialect.prompt(draft.body());
        } catch (IllegalArgumentException e) {
            throw new Refused(ApiError.invalid(String.valueOf(e.getMessage())));
        }
    }
}
