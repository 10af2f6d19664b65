package dev.armature.models.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ModelFailure;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request that is answered by one JSON object, not by a stream of events. Asked once; used by one thread. */
final class PlainCall {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Endpoint endpoint;
    private final Duration longest;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpResponse.@Nullable ResponseInfo head;

    /** @param longest the longest wait for the whole answer */
    PlainCall(Endpoint endpoint, Duration longest) {
        this.endpoint = endpoint;
        this.longest = longest;
    }

    /** What came: an object, or why there is none. */
    sealed interface Reply {
        record Told(JsonNode object) implements Reply {}

        record Refused(ModelFailure failure) implements Reply {}
    }

    /** Sends the request and waits for the whole answer. */
    Reply send(HttpClient client, HttpRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(longest);
        try (Exchange exchange = Exchange.start(client, request, info -> false)) {
            while (true) {
                long wait = deadline - System.nanoTime();
                Exchange.Arrival arrival = wait <= 0 ? null : exchange.await(wait);
                Reply reply = arrival == null ? refused(endpoint.late(false, longest)) : take(arrival);
                if (reply != null) {
                    return reply;
                }
            }
        }
    }

    private @Nullable Reply take(Exchange.Arrival arrival) {
        return switch (arrival) {
            case Exchange.Arrival.Head(HttpResponse.ResponseInfo info) -> {
                head = info;
                yield null;
            }
            case Exchange.Arrival.Bytes(List<ByteBuffer> buffers) -> bytes(buffers);
            case Exchange.Arrival.End() -> whole();
            case Exchange.Arrival.Broken(Throwable cause) ->
                refused(
                        head == null
                                ? endpoint.unreachable(cause)
                                : endpoint.cutOff("the connection broke before the answer was complete"));
            case Exchange.Arrival.Closed() -> refused(endpoint.cancelled());
        };
    }

    private @Nullable Reply bytes(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.size() + buffer.remaining() > MOST_BYTES) {
                return refused(endpoint.tooLarge(MOST_BYTES));
            }
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            body.writeBytes(piece);
        }
        return null;
    }

    private Reply whole() {
        HttpResponse.ResponseInfo answered = head;
        if (answered == null) {
            return refused(endpoint.cutOff("nothing came"));
        }
        if (answered.statusCode() / 100 != 2) {
            return refused(endpoint.refused(answered.statusCode(), answered.headers(), body.toByteArray()));
        }
        try {
            JsonNode object = WireJson.parse(body.toByteArray(), body.size());
            return object != null && object.isObject()
                    ? new Reply.Told(object)
                    : refused(endpoint.malformed("it is no JSON object"));
        } catch (JsonProcessingException notJson) {
            return refused(endpoint.malformed("it is no JSON"));
        }
    }

    private static Reply refused(ModelFailure failure) {
        return new Reply.Refused(failure);
    }
}
