package dev.armature.testkit.simulator.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.dialect.Keys;
import dev.armature.testkit.simulator.dialect.ModelTerms;
import dev.armature.testkit.simulator.dialect.OpenAiWords;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.http.HttpRequest;
import dev.armature.testkit.simulator.limit.RateLimiter;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.refusal.ApiError;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.validation.ChatRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chat Completions. */
public final class ChatDialect implements Dialect {
    private final boolean strict;

    public ChatDialect(boolean strict) {
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
        return strict ? ChatRules.create(body, model.maxOutputTokens()).map(ApiError::from) : Optional.empty();
    }

    @Override
    public SimRequest request(JsonNode body) {
        return ChatRequests.request(body);
    }

    @Override
    public Prompt prompt(byte[] body) {
        return Prompt.chat(body);
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
        return ids.completion();
    }

    @Override
    public String toolUseId(Ids ids) {
        return ids.call();
    }

    @Override
    public byte[] json(Answer answer, JsonNode body, Instant now) {
        return ChatAnswers.whole(answer, now).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Frame> frames(Answer answer, JsonNode body, Chunking chunking, Pace pace, Instant now) {
        return new ChatEvents(answer, now, tellsUsage(body), chunking, pace).frames();
    }

    @Override
    public List<Frame> apply(List<Frame> frames, StreamFault fault) {
        return switch (fault) {
            case EOF_AFTER_CONTENT -> frames.subList(0, finish(frames));
            case EOF_AFTER_STOP_REASON -> frames.subList(0, frames.size() - 1);
            case MALFORMED_DATA -> malformed(frames);
            case UNKNOWN_EVENT,
                    UNKNOWN_BLOCK_TYPE,
                    UNKNOWN_DELTA_TYPE,
                    DUPLICATE_BLOCK_STOP,
                    MISSING_BLOCK_STOP,
                    DELTA_FOR_UNKNOWN_INDEX,
                    INDEX_GAP,
                    DUPLICATE_MESSAGE_START,
                    TOOL_USE_WITHOUT_DELTA ->
                throw new FaultWithoutMeaning(fault + " has no meaning in Chat Completions");
        };
    }

    @Override
    public Frame ping() {
        return new Frame.Comment("keep-alive");
    }

    @Override
    public Frame errorEvent(ApiError error, int number, String requestId) {
        return new Frame.Event("", OpenAiWords.error(OpenAiWords.of(error)));
    }

    @Override
    public boolean canSay(AnswerFault fault, JsonNode body) {
        return switch (fault) {
            case EMPTY_TEXT_BLOCK, PAUSE_TURN -> false;
            case NULL_USAGE, NO_USAGE -> !body.path("stream").asBoolean() || tellsUsage(body);
            case EMPTY_CONTENT,
                    TOOL_INPUT_CUT_OFF,
                    UNKNOWN_TOOL,
                    DUPLICATE_TOOL_ID,
                    UNKNOWN_STOP_REASON,
                    CONTEXT_WINDOW_EXCEEDED -> true;
        };
    }

    @Override
    public boolean tellsOwnFailure() {
        return false;
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

    /** Whether a stream was asked to tell what it cost. */
    private static boolean tellsUsage(JsonNode body) {
        return body.path("stream_options").path("include_usage").asBoolean();
    }

    private static int finish(List<Frame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i) instanceof Frame.Event event && event.data().contains("\"finish_reason\":\"")) {
                return i;
            }
        }
        return frames.size();
    }

    private static List<Frame> malformed(List<Frame> frames) {
        List<Frame> changed = new ArrayList<>(frames);
        String data = ((Frame.Event) frames.getFirst()).data();
        changed.set(0, new Frame.Event("", data.substring(0, data.length() / 2)));
        return changed;
    }
}
