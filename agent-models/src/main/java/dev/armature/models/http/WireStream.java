package dev.armature.models.http;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * One answer over HTTP, from request to last event.
 *
 * <p>States: waiting for the head; then either reading events (status 2xx) or collecting a body that explains a failure.
 * The thread that calls {@link #next} does all the parsing; nothing runs while nobody asks. The idle watchdog is the wait
 * itself: it ends when too long nothing came that the decoder calls progress, so pings keep no dead answer alive. Only the
 * time within {@link #next} counts: a reader that is busy elsewhere does not make a server silent.
 */
public final class WireStream implements ModelStream {
    private static final int MOST_EXPLANATION = 64 * 1024;
    private static final long EXPLANATION_NANOS = 10_000_000_000L;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final Usage LENGTH_UNKNOWN =
            new Usage(0, 0, 0, 0, 0, 0, Set.of(Usage.Count.OUTPUT, Usage.Count.REASONING));

    private final Exchange exchange;
    private final WireDecoder decoder;
    private final SseParser parser;
    private final Endpoint endpoint;
    private final StreamLimits limits;

    private HttpResponse.@Nullable ResponseInfo head;
    private @Nullable Explanation explanation;
    private @Nullable Gunzip gunzip;
    private boolean isReadable;
    private long received;
    private long deadline; // of who waits now
    private long left;
    private boolean sawProgress;
    private boolean begun;
    private volatile boolean ended;
    private volatile boolean closed;

    private WireStream(Exchange exchange, WireDecoder decoder, Endpoint endpoint, StreamLimits limits) {
        this.exchange = exchange;
        this.decoder = decoder;
        this.parser = new SseParser(decoder::event);
        this.endpoint = endpoint;
        this.limits = limits;
        this.left = TimeUnit.NANOSECONDS.convert(limits.first());
    }

    /** Sends the request and returns at once. */
    public static ModelStream open(
            HttpClient client, HttpRequest request, Endpoint endpoint, StreamLimits limits, WireDecoder decoder) {
        return new WireStream(Exchange.start(client, request, WireStream::isAnswer), decoder, endpoint, limits);
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        if (ended) {
            throw new IllegalStateException("the answer has already ended");
        }
        deadline = System.nanoTime() + left;
        try {
            return read();
        } finally {
            left = deadline
                    - System.nanoTime(); // until the next call nobody waits, and the server keeps nobody waiting
        }
    }

    private ModelEvent read() throws InterruptedException {
        while (true) {
            if (closed) {
                return failed(endpoint.cancelled());
            }
            ModelEvent ready = decoder.poll();
            if (ready != null) {
                begun |= ready instanceof ModelEvent.Started;
                return ready.isLast() ? last(ready) : noted(ready);
            }
            long wait = deadline - System.nanoTime();
            Exchange.Arrival arrival = wait <= 0 ? null : exchange.await(wait);
            if (arrival == null) {
                return failed(late());
            }
            ModelFailure failure = take(arrival);
            if (failure != null) {
                return failed(closed ? endpoint.cancelled() : failure);
            }
        }
    }

    private ModelEvent noted(ModelEvent event) {
        if (!(event instanceof ModelEvent.Started started) || head == null) {
            return event;
        }
        return RateLimitHeaders.of(head.headers(), Instant.now())
                .map(started::with)
                .orElse(started);
    }

    @Override
    public void close() {
        closed = true;
        if (!ended) {
            exchange.close();
        }
    }

    /** Takes in what came; not null when it ends the answer badly. */
    private @Nullable ModelFailure take(Exchange.Arrival arrival) {
        return switch (arrival) {
            case Exchange.Arrival.Head(HttpResponse.ResponseInfo info) -> begin(info);
            case Exchange.Arrival.Bytes(List<ByteBuffer> buffers) -> bytes(buffers);
            case Exchange.Arrival.End() -> end(endpoint.cutOff("the answer ended before it was complete"));
            case Exchange.Arrival.Broken(Throwable cause) -> broken(cause);
            case Exchange.Arrival.Closed() -> endpoint.cancelled();
        };
    }

    private @Nullable ModelFailure begin(HttpResponse.ResponseInfo info) {
        head = info;
        String packing = packing(info.headers());
        boolean isKnown = packing.equals("gzip") || packing.equals("x-gzip");
        if (isKnown) {
            gunzip = new Gunzip(this::plain);
        }
        isReadable = isKnown || packing.isEmpty();
        if (!isAnswer(info)) {
            explanation = new Explanation();
            deadline = Math.min(deadline, System.nanoTime() + EXPLANATION_NANOS);
            return null;
        }
        return isReadable ? null : endpoint.packed(packing);
    }

    /** How a body is packed; empty when it is not. */
    private static String packing(HttpHeaders headers) {
        return headers.allValues("content-encoding").stream()
                .flatMap(COMMA::splitAsStream)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .collect(Collectors.joining(", "));
    }

    private @Nullable ModelFailure bytes(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                if (gunzip != null) {
                    gunzip.feed(buffer);
                } else {
                    plain(buffer);
                }
            }
        } catch (DataFormatException notGzip) {
            return explanation != null
                    ? explained()
                    : endpoint.malformed("it says that it is packed, but " + notGzip.getMessage());
        }
        if (explanation != null && explanation.isFull()) {
            return explained();
        }
        if (received > limits.bytes()) {
            return endpoint.tooLarge(limits.bytes());
        }
        if (decoder.progressed()) {
            sawProgress = true;
            deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limits.idle());
        }
        return null;
    }

    /** Takes unpacked bytes; beyond the limit they are only counted. */
    private void plain(ByteBuffer buffer) {
        received += buffer.remaining();
        if (explanation != null) {
            explanation.add(isReadable ? buffer : NOTHING);
        } else if (received <= limits.bytes()) {
            parser.feed(buffer);
        }
    }

    private @Nullable ModelFailure end(ModelFailure cutOff) {
        if (explanation != null) {
            return explained();
        }
        parser.finish();
        decoder.end(cutOff);
        return null;
    }

    private @Nullable ModelFailure broken(Throwable cause) {
        if (head == null) {
            return endpoint.unreachable(cause);
        }
        return end(endpoint.cutOff("the connection broke before the answer was complete"));
    }

    private ModelFailure late() {
        if (explanation != null) {
            return explained();
        }
        return endpoint.late(sawProgress, sawProgress ? limits.idle() : limits.first());
    }

    private ModelFailure explained() {
        if (head == null || explanation == null) {
            throw new IllegalStateException("there is nothing to explain");
        }
        return endpoint.refused(head.statusCode(), head.headers(), explanation.bytes());
    }

    private ModelEvent failed(ModelFailure failure) {
        List<ModelNotice> beside = explanation == null || head == null
                ? List.of()
                : RateLimitHeaders.of(head.headers(), Instant.now()).stream()
                        .<ModelNotice>map(limits -> limits)
                        .toList();
        return last(new ModelEvent.Failed(failure, decoder.usage(), 0, beside));
    }

    private ModelEvent last(ModelEvent event) {
        ended = true;
        if (gunzip != null) {
            gunzip.close();
        }
        if (event instanceof ModelEvent.Completed || explanation != null) {
            exchange.finish();
        } else {
            exchange.close();
        }
        return begun && event instanceof ModelEvent.Failed failed
                ? new ModelEvent.Failed(
                        failed.failure(), brokenOff(failed.usage()), decoder.received(), failed.notices())
                : event;
    }

    /** Of an answer that broke off nobody knows how long it was, whatever was told when it began. */
    private static Usage brokenOff(Usage told) {
        return told.equals(Usage.none()) ? Usage.uncounted() : told.plus(LENGTH_UNKNOWN);
    }

    private static boolean isAnswer(HttpResponse.ResponseInfo head) {
        return head.statusCode() / 100 == 2 && isEventStream(head.headers());
    }

    /** Servers that say nothing of the type, or something vague, are believed to send events. */
    private static boolean isEventStream(HttpHeaders headers) {
        String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        return !type.startsWith("text/html") && !type.startsWith("application/json");
    }

    /** A body that is read as a whole, up to a bound. */
    private static final class Explanation {
        private final ByteBuffer kept = ByteBuffer.allocate(MOST_EXPLANATION);

        void add(ByteBuffer buffer) {
            int length = Math.min(buffer.remaining(), kept.remaining());
            ByteBuffer part = buffer.slice(buffer.position(), length);
            kept.put(part);
        }

        boolean isFull() {
            return !kept.hasRemaining();
        }

        byte[] bytes() {
            return Arrays.copyOf(kept.array(), kept.position());
        }
    }
}
