package dev.armature.models.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * The bytes of a request as a few large pieces, none of which is copied. The arrays must not change afterwards.
 *
 * <p>Neighbouring ranges of one array become one piece: each piece is queued and written for itself, so few large ones
 * cost less than many small ones.
 */
public final class RequestBody {
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private byte[] array = new byte[0];
    private int from;
    private int to;
    private long length;

    /** Adds the whole array. */
    public RequestBody add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /** Adds a range of an array, from inclusive to exclusive. */
    @SuppressWarnings("ReferenceEquality") // only ranges of the very same array are neighbours
    public RequestBody add(byte[] bytes, int start, int end) {
        if (start == end) {
            return this;
        }
        length += end - start;
        if (bytes == array && start == to) {
            to = end;
            return this;
        }
        settle();
        array = bytes;
        from = start;
        to = end;
        return this;
    }

    /** How many bytes there are. */
    public long length() {
        return length;
    }

    /** How many pieces they make. */
    public int pieces() {
        settle();
        return pieces.size();
    }

    /** All bytes as one array; for tests and for small requests. */
    public byte[] toBytes() {
        settle();
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
        pieces.forEach(piece -> all.put(piece.duplicate()));
        return all.array();
    }

    /** Hands the pieces to the client, fresh views for each subscription: a request may be sent twice. */
    public HttpRequest.BodyPublisher publisher() {
        settle();
        List<ByteBuffer> all = List.copyOf(pieces);
        return HttpRequest.BodyPublishers.fromPublisher(
                subscriber -> subscriber.onSubscribe(new Handing(all, subscriber)), length);
    }

    private void settle() {
        if (from != to) {
            pieces.add(ByteBuffer.wrap(array, from, to - from).slice().asReadOnlyBuffer());
            from = to;
        }
    }

    /** Gives as much as was asked for. The client asks one at a time, from one thread, sometimes while being given. */
    private static final class Handing implements Flow.Subscription {
        private final List<ByteBuffer> pieces;
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private int next;
        private long asked;
        private boolean giving;
        private boolean over;

        Handing(List<ByteBuffer> pieces, Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.pieces = pieces;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (over) {
                return;
            }
            if (count < 1) {
                over = true;
                subscriber.onError(new IllegalArgumentException("asked for " + count + " pieces"));
                return;
            }
            asked = asked + count < 0 ? Long.MAX_VALUE : asked + count;
            if (!giving) {
                giving = true;
                give();
                giving = false;
            }
        }

        private void give() {
            while (!over && asked > 0 && next < pieces.size()) {
                asked--;
                subscriber.onNext(pieces.get(next++).duplicate());
            }
            if (!over && next == pieces.size()) {
                over = true;
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
