package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RequestBodyTest {

    @Test
    void neighbours_in_one_array_are_one_piece() {
        byte[] array = "0123456789".getBytes(StandardCharsets.US_ASCII);

        RequestBody body = new RequestBody()
                .add(array, 0, 3)
                .add(array, 3, 3)
                .add(array, 3, 5)
                .add(array, 7, 9)
                .add("x".getBytes(StandardCharsets.US_ASCII));

        assertThat(body.length()).isEqualTo(8);
        assertThat(body.pieces()).isEqualTo(3);
        assertThat(new String(body.toBytes(), StandardCharsets.US_ASCII)).isEqualTo("0123478x");
    }

    @Test
    void every_subscription_gets_all_of_it() {
        HttpRequest.BodyPublisher publisher =
                new RequestBody().add(new byte[] {1, 2}).add(new byte[] {3}).publisher();

        Taking first = new Taking(1);
        Taking second = new Taking(Long.MAX_VALUE);
        publisher.subscribe(first);
        publisher.subscribe(second);

        assertThat(publisher.contentLength()).isEqualTo(3);
        assertThat(first.taken).containsExactly(2, 1, -1);
        assertThat(second.taken).containsExactly(2, 1, -1);
    }

    @Test
    void nothing_is_given_that_was_not_asked_for() {
        Taking idle = new Taking(0);

        new RequestBody().add(new byte[] {1}).publisher().subscribe(idle);

        assertThat(idle.taken).isEmpty();
    }

    /** Writes down the length of each piece, having emptied it, and -1 for the end. */
    private static final class Taking implements Flow.Subscriber<ByteBuffer> {
        private final List<Integer> taken = new ArrayList<>();
        private final long each;
        private Flow.Subscription subscription;

        Taking(long each) {
            this.each = each;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            ask();
        }

        @Override
        public void onNext(ByteBuffer piece) {
            taken.add(piece.remaining());
            piece.position(piece.limit());
            ask();
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            taken.add(-1);
        }

        private void ask() {
            if (each > 0) {
                subscription.request(each);
            }
        }
    }
}
