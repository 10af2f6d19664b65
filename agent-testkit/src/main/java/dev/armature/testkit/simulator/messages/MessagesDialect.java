package dev.armature.testkit.simulator.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.dialect.Keys;
import dev.armature.testkit.simulator.dialect.ModelTerms;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.limit.RateLimiter;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.validation.MessagesRules;
import dev.armature.testkit.simulator.validation.ModelTraits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Messages API. */
public final class MessagesDialect implements Dialect {
    private static final String ORGANIZATION = "org_simulated";
    private static final Set<String> VERSIONS = Set.of("2023-06-01", "2026-10-21");

    private final boolean strict;

    public MessagesDialect(boolean strict) {
        this.strict = strict;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Keys.ownOrBearer(request);
    }

    @Override
    public ApiError inItsWords(ApiError error) {
        return error;
    }

    @Override
    public Optional<ApiError> headerProblem(HttpRequest request) {
        if (!strict) {
            return Optional.empty();
        }
        Optional<String> version = request.header("anthropic-version");
        if (version.isEmpty()) {
            return Optional.of(ApiError.invalid("anthropic-version: header is required"));
        }
        if (!VERSIONS.contains(version.get())) {
            return Optional.of(
                    ApiError.invalid("anthropic-version: \"%s\" is not a valid version".formatted(version.get())));
        }
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        boolean json = request.header("content-type").orElse("").startsWith("application/json");
        return json ? Optional.empty() : Optional.of(ApiError.invalid("content-type: must be application/json"));
    }

    @Override
    public Optional<ApiError> bodyProblem(HttpRequest request, JsonNode body, SimModel model) {
        return strict
                ? MessagesRules.create(body, version(request), betas(request), traits(model))
                        .map(ApiError::from)
                : Optional.empty();
    }

    /** What is wrong with a body whose tokens are to be counted. */
    public Optional<ApiError> countProblem(HttpRequest request, JsonNode body, SimModel model) {
        return strict
                ? MessagesRules.count(body, version(request), betas(request), traits(model))
                        .map(ApiError::from)
                : Optional.empty();
    }

    @Override
    public SimRequest request(JsonNode body) {
        return MessagesRequests.request(body);
    }

    @Override
    public Prompt prompt(byte[] body) {
        return Prompt.messages(body);
    }

    /** No output may be asked for, and then the prompt is read and written all the same. */
    @Override
    public boolean preWarms(JsonNode body) {
        JsonNode most = body.path("max_tokens");
        return most.isIntegralNumber() && most.bigIntegerValue().signum() == 0;
    }

    @Override
    public CacheTerms terms(SimModel model) {
        return ModelTerms.messages(model);
    }

    @Override
    public String answerId(Ids ids) {
        return ids.message();
    }

    @Override
    public String toolUseId(Ids ids) {
        return ids.toolUse();
    }

    @Override
    public byte[] json(Answer answer, JsonNode body, Instant now) {
        return MessagesAnswers.whole(answer).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Frame> frames(Answer answer, JsonNode body, Chunking chunking, Pace pace, Instant now) {
        return new MessagesEvents(chunking, pace).of(answer);
    }

    @Override
    public List<Frame> apply(List<Frame> frames, StreamFault fault) {
        return MessagesFaults.apply(frames, fault);
    }

    @Override
    public Frame ping() {
        return MessagesEvents.PING;
    }

    @Override
    public boolean canSay(AnswerFault fault, JsonNode body) {
        return true;
    }

    @Override
    public boolean tellsOwnFailure() {
        return false;
    }

    @Override
    public Frame errorEvent(ApiError error, int number, String requestId) {
        return new Frame.Event("error", errorJson(error, requestId));
    }

    @Override
    public byte[] error(ApiError error, String requestId) {
        return errorJson(error, requestId).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> headers(RateLimiter limiter, Instant now, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("request-id", requestId);
        headers.put("anthropic-organization-id", ORGANIZATION);
        headers.putAll(limiter.messagesHeaders(now));
        return headers;
    }

    /** A block of an answer as this format writes it. All dialects count the tokens of an answer by it. */
    public static String block(Answer.Block block) {
        return MessagesAnswers.block(block);
    }

    private static String errorJson(ApiError error, String requestId) {
        return "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s,\"details\":%s},\"request_id\":%s}"
                .formatted(
                        Json.quote(error.type()),
                        Json.quote(error.message()),
                        error.detailsJson(),
                        Json.quote(requestId));
    }

    private static ModelTraits traits(SimModel model) {
        return new ModelTraits(
                model.maxOutputTokens(),
                model.prefill(),
                model.samplingParameters(),
                model.systemMessages(),
                model.forcedToolUse(),
                model.thinkingTypes(),
                model.efforts());
    }

    private static String version(HttpRequest request) {
        return request.header("anthropic-version").orElse("2023-06-01");
    }

    private static Set<String> betas(HttpRequest request) {
        return Arrays.stream(request.header("anthropic-beta").orElse("").split(",", -1))
                .map(String::strip)
                .filter(beta -> !beta.isEmpty())
                .collect(Collectors.toSet());
    }
}
