package dev.armature.testkit.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.CacheTerms;
import dev.armature.testkit.simulator.cache.Prompt;
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
    /** What is wrong with the headers. */
    Optional<ApiError> headerProblem(HttpRequest request);

    /** What is wrong with the body. */
    Optional<ApiError> bodyProblem(HttpRequest request, JsonNode body, SimModel model);

    SimRequest request(JsonNode body);

    Prompt prompt(byte[] body);

    CacheTerms terms(SimModel model);

    String answerId(Ids ids);

    String toolUseId(Ids ids);

    byte[] json(Answer answer, JsonNode body, Instant now);

    /** The events of an answer; pauses only on the real clock. */
    List<Frame> frames(Answer answer, JsonNode body, Chunking chunking, Pace pace, Instant now);

    /**
     * Changes the events of an answer.
     *
     * @throws FaultWithoutMeaning when these events know no such fault
     */
    List<Frame> apply(List<Frame> frames, StreamFault fault);

    Frame ping();

    /**
     * An error in the midst of a stream.
     *
     * @param number of the event in its stream, from 0
     */
    Frame errorEvent(ApiError error, int number, String requestId);

    /** Whether an answer can say of itself that it failed. */
    boolean tellsOwnFailure();

    byte[] error(ApiError error, String requestId);

    Map<String, String> headers(RateLimiter limiter, Instant now, String requestId);
}
