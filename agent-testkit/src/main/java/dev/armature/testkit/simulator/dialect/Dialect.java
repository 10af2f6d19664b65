package dev.armature.testkit.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Prompt;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One wire format: how a request is read and judged, how an answer and an error are written. */
public interface Dialect {
    /** The key that came with a request, where this format has it; empty for none. */
    Optional<String> key(HttpRequest request);

    /** A refusal as this format has it: in its words, with its codes, and its status. */
    ApiError inItsWords(ApiError error);

    /** What is wrong with the headers. */
    Optional<ApiError> headerProblem(HttpRequest request);

    /** What is wrong with the body. */
    Optional<ApiError> bodyProblem(HttpRequest request, JsonNode body, SimModel model);

    /** The request in the words that all dialects share. */
    SimRequest request(JsonNode body);

    /**
     * The prompt, cut into the blocks that are cached.
     *
     * @throws IllegalArgumentException when it cannot be read as one
     */
    Prompt prompt(byte[] body);

    /** Whether a request is only there to fill the cache. */
    boolean preWarms(JsonNode body);

    /** How this format has that model's prompts cached. */
    CacheTerms terms(SimModel model);

    /** An id for an answer, as this format makes them. */
    String answerId(Ids ids);

    /** An id for a call, as this format makes them. */
    String toolUseId(Ids ids);

    /** The body of an answer that is not streamed. */
    byte[] json(Answer answer, JsonNode body, Instant now);

    /** The events of an answer; pauses only on the real clock. */
    List<Frame> frames(Answer answer, JsonNode body, Chunking chunking, Pace pace, Instant now);

    /**
     * Changes the events of an answer.
     *
     * @throws FaultWithoutMeaning when these events know no such fault
     */
    List<Frame> apply(List<Frame> frames, StreamFault fault);

    /** What keeps a stream alive and says nothing. */
    Frame ping();

    /**
     * An error in the midst of a stream.
     *
     * @param number of the event in its stream, from 0
     */
    Frame errorEvent(ApiError error, int number, String requestId);

    /** Whether that can be said in the answer to a body; what cannot would silently not happen. */
    boolean canSay(AnswerFault fault, JsonNode body);

    /** Whether an answer can say of itself that it failed. */
    boolean tellsOwnFailure();

    /** The body of a refusal. */
    byte[] error(ApiError error, String requestId);

    /** The headers that every reply of this format has: the id of the request, and what is left of the limits. */
    Map<String, String> headers(RateLimiter limiter, Instant now, String requestId);
}
