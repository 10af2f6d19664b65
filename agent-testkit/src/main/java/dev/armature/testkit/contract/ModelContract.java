package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Model} must do. Extend it, and say how to make yours answer; a client of a service is best put in front
 * of a {@link dev.armature.testkit.simulator.ModelSimulator}. Each method is called once a test at most.
 *
 * <p>Three methods have to be written. Write {@link #stalling} too if yours can wait for anything: closing and interrupts are
 * only put to the test by an answer that somebody waits for.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ModelContract {
    private static final String TEXT = "Grüße aus Oslo: fog, then sun. 🌫";
    private static final String LONG_TEXT = "Fog over the fjord, and a ferry in it. ".repeat(5_000);
    private static final String TOOL = "look";
    private static final String INPUT = "{\"text\":\"a \\\"quoted\\\" word\"}";
    private static final String NO_INPUT = "{}";
    private static final int THREADS = 8;

    /** For whom extends it. */
    protected ModelContract() {}

    /** A model that answers every request with that text. */
    protected abstract Model saying(String text);

    /** A model that answers every request with calls of that tool, one for each input, in that order, and no text. */
    protected abstract Model calling(String tool, String... inputsJson);

    /** A model whose every request fails, as an expected failure of its service does. */
    protected abstract Model failing();

    /**
     * A model whose answers begin, or not even that, and then do not go on until they are closed, as of a service that has
     * gone silent. For one that never waits, such as most doubles, this is one that answers.
     */
    protected Model stalling() {
        return saying(TEXT);
    }

    /** What it is asked; override it if yours needs more. */
    protected ModelRequest request() {
        ToolSpec tool = new ToolSpec(
                TOOL,
                "Looks.",
                "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                        + "\"additionalProperties\":false}",
                ToolLimits.standard());
        return new ModelRequest(
                List.of(PromptBlock.of("Be terse.")), List.of(tool), List.of(UserMessage.of("Hi.")), 1_000, "", null);
    }

    /** Whether it tells how many tokens an answer took. False is for models of which nobody can know. */
    protected boolean countsTokens() {
        return true;
    }

    /** What it must never tell, such as the key that it was made with. */
    protected List<String> secrets() {
        return List.of();
    }

    /** How long a test waits for something that has to come, before it fails. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    // What an answer is

    @Test
    void an_answer_says_what_the_model_said_and_why_it_stopped() throws InterruptedException {
        AssistantMessage message = message(answer(saying(TEXT)));

        Holds.same(TEXT, message.text(), "The text of the message");
        Holds.same(StopReason.END_TURN, message.stopReason(), "The stop reason of a text");
        Holds.that(!message.model().isBlank(), "A message must name the model that said it");
    }

    @Test
    void an_answer_begins_once_and_before_all_else() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            List<ModelEvent> events = answer(model);

            Holds.that(
                    events.getFirst() instanceof ModelEvent.Started,
                    "The first event must be `Started`, but was " + events.getFirst());
            Holds.same(1, all(ModelEvent.Started.class, events).size(), "The number of `Started` events");
        }
    }

    @Test
    void an_answer_is_one_attempt() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), failing())) {
            Holds.same(
                    List.of(),
                    all(ModelEvent.Retrying.class, answer(model)),
                    "What the model tries again, which is the business of who asks,");
        }
    }

    @Test
    void the_parts_of_the_message_are_those_that_were_completed_in_order() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT, NO_INPUT))) {
            List<ModelEvent> events = answer(model);
            List<Part> completed = all(ModelEvent.PartCompleted.class, events).stream()
                    .map(ModelEvent.PartCompleted::part)
                    .toList();

            Holds.same(completed, message(events).parts(), "The parts of the message");
        }
    }

    @Test
    void the_pieces_of_a_text_make_up_the_text() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            StringBuilder pieces = new StringBuilder();
            for (ModelEvent event : answer(model)) {
                if (event instanceof ModelEvent.TextDelta(String text)) {
                    pieces.append(text);
                }
                if (event instanceof ModelEvent.PartCompleted(Part.Said said)) {
                    Holds.same(said.text(), pieces.toString(), "All pieces before a text is whole");
                    pieces.setLength(0);
                }
            }
            Holds.same("", pieces.toString(), "Pieces of no text");
        }
    }

    @Test
    void a_long_text_comes_whole() throws InterruptedException {
        AssistantMessage message = message(answer(saying(LONG_TEXT)));

        Holds.that(
                message.text().equals(LONG_TEXT),
                "A text of " + LONG_TEXT.length() + " characters must come as it is, but came as one of "
                        + message.text().length());
    }

    @Test
    void nothing_can_be_read_after_the_ending() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT), failing())) {
            try (ModelStream stream = model.ask(request())) {
                rest(stream);

                assertNothingIsLeft(stream);
                assertNothingIsLeft(stream);
            }
        }
    }

    @Test
    void an_answer_tells_how_many_tokens_it_took() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            Usage usage = completed(answer(model)).usage();

            if (countsTokens()) {
                Holds.that(
                        usage.input() > 0 && usage.output() > 0,
                        "A prompt and an answer take tokens, but this was told: " + usage
                                + ". An answer without its price would be booked as unknown or as free; if nobody can"
                                + " know, override `countsTokens`");
                Holds.that(usage.reasoning() <= usage.output(), "Reasoning is a part of the output, but was " + usage);
            } else {
                Holds.same(
                        0L, usage.input(), "The prompt tokens of a model that does not count, which then is unknown,");
            }
        }
    }

    // Calls

    @Test
    void a_call_is_announced_and_then_whole_with_its_input_as_the_model_wrote_it() throws InterruptedException {
        List<ModelEvent> events = answer(calling(TOOL, INPUT));
        List<Object> seen = new ArrayList<>();
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.CallStarted(String id, String name)) {
                seen.add(List.of(id, name));
            }
            if (event instanceof ModelEvent.PartCompleted(Part.Call call)) {
                Holds.same(INPUT, call.call().inputJson(), "The input of the call");
                Holds.that(call.call().complete(), "A call whose input is whole must be complete: " + call);
                seen.add(List.of(call.call().id(), call.call().name()));
            }
        }

        String id = message(events).calls().getFirst().id();
        Holds.that(!id.isEmpty(), "A call must have an id");
        Holds.same(List.of(List.of(id, TOOL), List.of(id, TOOL)), seen, "The call as announced and as completed");
        Holds.same(StopReason.TOOL_USE, message(events).stopReason(), "The stop reason of a call");
    }

    @Test
    void calls_of_one_answer_come_in_order_and_each_has_an_id_of_its_own() throws InterruptedException {
        List<ModelEvent> events = answer(calling(TOOL, INPUT, NO_INPUT, INPUT));
        Set<String> announced = new HashSet<>();
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.CallStarted(String id, String name)) {
                Holds.that(
                        announced.add(id), "Results name calls by their ids, but two calls have the id `" + id + "`");
            }
            if (event instanceof ModelEvent.PartCompleted(Part.Call call)) {
                Holds.that(
                        announced.contains(call.call().id()), "A call must be announced before it is whole: " + call);
            }
        }

        List<ToolCall> calls = message(events).calls();
        Holds.same(
                List.of(INPUT, NO_INPUT, INPUT),
                calls.stream().map(ToolCall::inputJson).toList(),
                "The inputs of the calls");
        Holds.same(3L, calls.stream().map(ToolCall::id).distinct().count(), "The number of ids of three calls");
        Holds.that(
                calls.stream().allMatch(ToolCall::complete), "Calls whose input is whole must be complete: " + calls);
    }

    // Failures

    @Test
    void a_failure_is_the_last_event_and_is_not_thrown() throws InterruptedException {
        ModelEvent last = answer(failing()).getLast();

        Holds.that(
                last instanceof ModelEvent.Failed failed
                        && !failed.failure().message().isBlank()
                        && failed.failure().kind() != Kind.CANCELLED,
                "The answer must end with `Failed`, with a sentence, and not as CANCELLED, which nobody did; but ended with "
                        + last);
    }

    @Test
    void no_secret_is_told() throws InterruptedException {
        Model model = failing();
        String told = model + " " + model.profile() + " " + model.body(request()) + " " + answer(model);

        for (String secret : secrets()) {
            Holds.that(
                    !told.contains(secret),
                    "A secret was told: look for it in what the model, its failures or the"
                            + " body of its request say (not shown here)");
        }
    }

    // Closing

    @Test
    void a_closed_answer_says_that_it_was_cancelled() throws InterruptedException {
        ModelStream stream = saying(TEXT).ask(request());
        stream.close();
        stream.close();

        assertCancelled(stream);
    }

    @Test
    void an_answer_closed_on_the_way_ends_as_cancelled() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            ModelStream stream = model.ask(request());
            begin(stream);
            stream.close();

            assertCancelled(stream);
        }
    }

    @Test
    void closing_an_answer_that_has_ended_does_nothing_however_often() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), failing())) {
            ModelStream stream = model.ask(request());
            rest(stream);
            stream.close();
            stream.close();

            assertNothingIsLeft(stream);
        }
    }

    @Test
    void closing_on_other_threads_wakes_who_reads() throws InterruptedException {
        ModelStream stream = stalling().ask(request());
        Reading reading = Reading.rest(patience(), stream);
        reading.awaitWaiting();
        CountDownLatch together = new CountDownLatch(1);
        Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> closing = IntStream.range(0, THREADS)
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
        ModelEvent last = reading.events().getLast();
        for (Thread thread : closing) {
            Holds.that(thread.join(patience()), "Closing must not wait");
        }

        Holds.same(List.of(), List.copyOf(thrown), "What closing threw");
        Holds.that(
                last instanceof ModelEvent.Completed || isCancelled(last),
                "An answer that is closed while somebody reads must fail as CANCELLED, or be whole already; but ended with "
                        + last);
    }

    @Test
    void closing_one_answer_leaves_the_others_of_its_model_alone() throws InterruptedException {
        Model model = saying(TEXT);
        ModelStream first = model.ask(request());
        ModelStream second = model.ask(request());
        begin(first);
        first.close();

        Holds.same(TEXT, message(rest(second)).text(), "The text of an answer, when another one was closed,");
        Holds.same(TEXT, message(answer(model)).text(), "The text of a later answer");
    }

    // Threads

    @Test
    void who_asks_need_not_be_who_reads() throws InterruptedException {
        ModelStream stream = saying(TEXT).ask(request());

        Holds.same(TEXT, message(rest(stream)).text(), "The text, read on another thread,");
    }

    @Test
    void several_threads_may_ask_at_once() throws InterruptedException {
        Model model = saying(TEXT);
        List<Reading> readings = IntStream.range(0, THREADS)
                .mapToObj(i -> Reading.whole(patience(), () -> model.ask(request())))
                .toList();

        for (Reading reading : readings) {
            Holds.same(TEXT, message(reading.events()).text(), "The text that each thread is answered");
        }
    }

    @Test
    void an_answer_that_nobody_reads_holds_up_no_other() throws InterruptedException {
        Model model = saying(LONG_TEXT);
        try (ModelStream unread = model.ask(request())) {
            begin(unread);

            Holds.same(
                    LONG_TEXT.length(), message(answer(model)).text().length(), "The length of another answer's text");
        }
    }

    @Test
    void an_interrupt_ends_the_wait_of_who_reads() throws InterruptedException {
        try (ModelStream stream = stalling().ask(request())) {
            Reading reading = Reading.rest(patience(), stream);
            reading.awaitWaiting();

            reading.interrupt();

            Object came = reading.thrown() == null ? reading.events().getLast() : reading.thrown();
            Holds.that(
                    came instanceof InterruptedException || came instanceof ModelEvent.Completed,
                    "A reader that is interrupted must get an InterruptedException, or the whole answer if it need not"
                            + " wait for it; but got " + came);
        }
    }

    // What is known without asking

    @Test
    void the_profile_stays_the_same() {
        Model model = saying(TEXT);
        ModelProfile profile = model.profile();

        Holds.same(profile, model.profile(), "The profile");
        Holds.that(
                profile.maxOutputTokens() <= profile.contextWindow(),
                "The longest answer must fit into the window: " + profile);
    }

    @Test
    void looking_at_a_request_changes_nothing() throws InterruptedException {
        Model model = saying(TEXT);
        ModelRequest request = request();
        String body = model.body(request);
        SegmentChain segments = model.segments(request);

        Holds.same(TEXT, message(answer(model)).text(), "The text of an answer after its request was looked at");
        Holds.same(body, model.body(request), "The body of the same request");
        Holds.same(segments, model.segments(request), "The segments of the same request");
    }

    @Test
    void a_request_that_goes_on_with_another_begins_with_its_segments() throws InterruptedException {
        Model model = saying(TEXT);
        ModelRequest request = request();
        SegmentChain before = model.segments(request);
        List<Message> messages = new ArrayList<>(request.messages());
        messages.add(message(answer(model)));
        messages.add(UserMessage.of("And then?"));

        SegmentChain after = model.segments(request.messages(messages));

        Holds.same(
                before.size(),
                before.commonWith(after),
                "The number of segments at the beginning that are those of the request before it");
    }

    private List<ModelEvent> answer(Model model) throws InterruptedException {
        return Reading.whole(patience(), () -> model.ask(request())).events();
    }

    private List<ModelEvent> rest(ModelStream stream) throws InterruptedException {
        return Reading.rest(patience(), stream).events();
    }

    /** Reads the first event, so that the answer is on its way. */
    private void begin(ModelStream stream) throws InterruptedException {
        ModelEvent first = Reading.one(patience(), stream).events().getFirst();
        Holds.that(!first.isLast(), "An answer must not end with its first event, which was " + first);
    }

    private static ModelEvent.Completed completed(List<ModelEvent> events) {
        if (events.getLast() instanceof ModelEvent.Completed completed) {
            return completed;
        }
        throw new AssertionError("The answer must be complete, but ended with " + events.getLast());
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        return completed(events).message();
    }

    private static <E extends ModelEvent> List<E> all(Class<E> kind, List<ModelEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void assertCancelled(ModelStream closed) throws InterruptedException {
        List<ModelEvent> left = rest(closed);

        Holds.that(
                left.size() == 1 && isCancelled(left.getFirst()),
                "An answer that was closed must fail as CANCELLED, not to be tried again, but gave " + left);
        assertNothingIsLeft(closed);
    }

    private void assertNothingIsLeft(ModelStream ended) throws InterruptedException {
        Reading reading = Reading.one(patience(), ended);

        Object came = reading.thrown() == null ? reading.events() : reading.thrown();
        Holds.that(
                came instanceof IllegalStateException,
                "Reading on after the last event must fail with IllegalStateException, but gave " + came);
    }

    private static boolean isCancelled(ModelEvent event) {
        return event instanceof ModelEvent.Failed failed
                && failed.failure().kind() == Kind.CANCELLED
                && !failed.failure().retryable();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
