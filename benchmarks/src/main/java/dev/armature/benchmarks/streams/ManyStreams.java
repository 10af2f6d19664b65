package dev.armature.benchmarks.streams;

import dev.armature.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Many conversations at once, each with answers that come piece by piece, with a server in another process. First all of them to
 * their end; then all held open after the first piece of their first answer, to see who has got it and what each weighs.
 */
public final class ManyStreams {

    private static final int TURNS = 5;
    /** Before anything is counted, so that what is loaded once is no conversation's. */
    private static final int FIRST = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final int count;
    private final Conversation conversation;
    private final ServerProcess server;

    private ManyStreams(int count, Conversation conversation, ServerProcess server) {
        this.count = count;
        this.conversation = conversation;
        this.server = server;
    }

    /** Takes {@code armature} or {@code langchain4j}, and how many. The exit code is 1 when one of them failed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Two words are needed: `armature` or `langchain4j`, and how many conversations.");
            System.exit(2);
        }
        Report report = run(arguments[0], Integer.parseInt(arguments[1]));
        System.out.println(report.text());
        System.exit(report.hasFailures() ? 1 : 0);
    }

    /**
     * What was seen.
     *
     * @param failures how those ended that did not end well; of many alike only some
     * @param delivered how many had their first piece while all were held open
     */
    record Report(String text, List<String> failures, int delivered) {
        boolean hasFailures() {
            return !failures.isEmpty();
        }
    }

    static Report run(String who, int count) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(PacedServer.class, "2g", String.valueOf(TURNS))) {
            Conversation conversation = switch (who) {
                case "armature" -> new AgentConversation(server.address(), TURNS);
                case "langchain4j" -> new LangChainConversation(server.address(), TURNS);
                default ->
                    throw new IllegalArgumentException("expected `armature` or `langchain4j`, was `" + who + "`");
            };
            return new ManyStreams(count, conversation, server).run(who);
        }
    }

    private Report run(String who) throws IOException, InterruptedException {
        new Crowd(conversation, Math.min(FIRST, count)).join(LIMIT);

        Duration before = Footprint.processorTime();
        long start = System.nanoTime();
        Crowd all = new Crowd(conversation, count);
        all.join(LIMIT);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Duration work = Footprint.processorTime().minus(before);

        long empty = Footprint.liveHeap();
        server.say("hold");
        Crowd held = new Crowd(conversation, count);
        held.awaitSpeaking(PATIENCE);
        int delivered = held.speaking();
        long full = Footprint.liveHeap();
        server.say("release");
        held.join(LIMIT);

        List<String> failures = new ArrayList<>(all.failures());
        failures.addAll(held.failures());
        String text = String.format(
                Locale.ROOT,
                """
                %s: %d conversations of %d answers, each of %d pieces %d ms apart
                  to their end       %.1f s on the clock, %.1f s of processor time
                  held open          %d of %d have got their first piece, %.1f kB of heap each
                  at most            %s of memory, %d threads of the system
                  failures           %s""",
                who,
                count,
                TURNS,
                PacedServer.PIECES,
                PacedServer.PACE,
                wall.toMillis() / 1_000.0,
                work.toMillis() / 1_000.0,
                delivered,
                count,
                (full - empty) / 1_000.0 / count,
                Footprint.mostMemory(),
                Footprint.mostThreads(),
                failures.isEmpty() ? "none" : String.join("\n                     ", failures));
        return new Report(text, failures, delivered);
    }

    /** So many conversations that were begun together. */
    private static final class Crowd {

        private static final int MOST_FAILURES = 5;

        private final CountDownLatch ends;
        private final CountDownLatch speaking;
        private final int size;
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        Crowd(Conversation conversation, int size) {
            this.size = size;
            ends = new CountDownLatch(size);
            speaking = new CountDownLatch(size);
            for (int i = 0; i < size; i++) {
                Thread.ofVirtual().name("conversation-" + i).start(() -> have(conversation));
            }
        }

        private void have(Conversation conversation) {
            try {
                conversation.have(speaking::countDown);
            } catch (RuntimeException failed) {
                failures.add(failed.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                failures.add("interrupted");
            } finally {
                ends.countDown();
            }
        }

        void awaitSpeaking(Duration atMost) throws InterruptedException {
            boolean ignored = speaking.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }

        int speaking() {
            return size - (int) speaking.getCount();
        }

        void join(Duration atMost) throws InterruptedException {
            if (!ends.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                failures.add(ends.getCount() + " did not end within " + atMost);
            }
        }

        List<String> failures() {
            List<String> first =
                    new ArrayList<>(failures.stream().limit(MOST_FAILURES).toList());
            if (failures.size() > MOST_FAILURES) {
                first.add("and " + (failures.size() - MOST_FAILURES) + " more");
            }
            return first;
        }
    }
}
