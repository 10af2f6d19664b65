package dev.armature.testkit.contract;

import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** How the contract of models reads answers, on other threads than the test's, and closes them. */
record Answers(ModelRequest request, Duration patience) {

    /** Asks, reads to the end and closes. */
    Answer of(Model model) throws InterruptedException {
        return Reading.whole(patience, () -> model.ask(request)).answer();
    }

    Answer rest(ModelStream stream) throws InterruptedException {
        return Reading.rest(patience, stream).answer();
    }

    /** Reads the first event, so that the answer is on its way. */
    void begin(ModelStream stream) throws InterruptedException {
        ModelEvent first = Reading.one(patience, stream).answer().first();
        Holds.that(!first.isLast(), "An answer must not end with its first event, which was " + first);
    }

    /** Somebody who reads to the end, and by now waits for an event, or has ended. */
    Reading waiting(ModelStream stream) throws InterruptedException {
        Reading reading = Reading.rest(patience, stream);
        reading.awaitWaiting();
        return reading;
    }

    /** Closes on several threads at once, which must come back from it, and gives what that threw. */
    List<RuntimeException> closeOnThreads(int count, ModelStream stream) throws InterruptedException {
        CountDownLatch together = new CountDownLatch(1);
        Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> closing = IntStream.range(0, count)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    await(together);
                    try {
                        stream.close();
                    } catch (RuntimeException e) {
                        thrown.add(e);
                    }
                }))
                .toList();
        together.countDown();
        for (Thread thread : closing) {
            Holds.that(thread.join(patience), "Closing must not wait");
        }
        return List.copyOf(thrown);
    }

    void assertCancelled(ModelStream closed) throws InterruptedException {
        Answer left = rest(closed);

        Holds.that(
                left.events().size() == 1 && Answer.isCancelled(left.first()),
                "An answer that was closed must fail as CANCELLED, not to be tried again, but gave " + left.events());
        assertNothingIsLeft(closed);
    }

    void assertNothingIsLeft(ModelStream ended) throws InterruptedException {
        Reading reading = Reading.one(patience, ended);

        Object came = reading.thrown() == null ? reading.answer().events() : reading.thrown();
        Holds.that(
                came instanceof IllegalStateException,
                "Reading on after the last event must fail with IllegalStateException, but gave " + came);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
