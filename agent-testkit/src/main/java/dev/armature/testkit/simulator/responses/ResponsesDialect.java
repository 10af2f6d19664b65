package dev.armature.testkit.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.dialect.Keys;
import dev.armature.testkit.simulator.dialect.ModelTerms;
import dev.armature.testkit.simulator.dialect.OpenAiWords;
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
import dev.armature.testkit.simulator.validation.ResponsesRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Responses. Nothing is stored, whatever `store` says: there are no earlier responses to go on from. */
public final class ResponsesDialect implements Dialect {
    private final boolean strict;

    public ResponsesDialect(boolean strict) {
        this.strict = strict;
    }

    @Override
    public Optional<String> key(HttpRequest request) {
        return Keys.bearer(request);
    }

    @Override
    public ApiError inItsWords(ApiError error) {
        return OpenAiWords.of(error);
    }

    @Override
    public Optional<ApiError> headerProblem(HttpRequest request) {
        return Optional.empty();
    }

    @Override
    public Optional<ApiError> bodyProblem(HttpRequest request, JsonNode body, SimModel model) {
        return strict
                ? ResponsesRules.create(body)
                        .map(ApiError::from)
                        .or(() -> EncryptedReasoning.problem(body.path("input")))
                : Optional.empty();
    }

    @Override
    public SimRequest request(JsonNode body) {
        return ResponsesRequests.request(body);
    }

    @Override
    public Prompt prompt(byte[] body) {
        return Prompt.responses(body);
    }

    @Override
    public boolean preWarms(JsonNode body) {
        return false;
    }

    @Override
    public CacheTerms terms(SimModel model) {
        return ModelTerms.openAi(model);
    }

    @Override
    public String answerId(Ids ids) {
        return ids.response();
    }

    @Override
    public String toolUseId(Ids ids) {
        return ids.call();
    }

    @Override
    public byte[] json(Answer answer, JsonNode body, Instant now) {
        return new ResponsesAnswers(answer, body, now).whole().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Frame> frames(Answer answer, JsonNode body, Chunking chunking, Pace pace, Instant now) {
        return new ResponsesEvents(new ResponsesAnswers(answer, body, now), chunking, pace).frames();
    }

    @Override
    public List<Frame> apply(List<Frame> frames, StreamFault fault) {
        return ResponsesFaults.apply(frames, fault);
    }

    @Override
    public Frame ping() {
        return new Frame.Comment("keep-alive");
    }

    @Override
    public Frame errorEvent(ApiError error, int number, String requestId) {
        return new Frame.Event(
                "error",
                "{\"type\":\"error\",\"sequence_number\":%d,\"code\":%s,\"message\":%s,\"param\":null}"
                        .formatted(number, Json.quote(error.type()), Json.quote(error.message())));
    }

    @Override
    public boolean canSay(AnswerFault fault, JsonNode body) {
        return fault != AnswerFault.PAUSE_TURN;
    }

    @Override
    public boolean tellsOwnFailure() {
        return true;
    }

    @Override
    public byte[] error(ApiError error, String requestId) {
        return OpenAiWords.error(error).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> headers(RateLimiter limiter, Instant now, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-request-id", requestId);
        headers.putAll(limiter.chatHeaders(now));
        return headers;
    }
}
