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
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Model} must do. Extend it, and say how to make yours answer; a client of a service is best put in front
 * of a {@link dev.armature.testkit.simulator.ModelSimulator}. Each of the four models is asked for once a test at most.
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
     * gone silent; one that passes on the answers of another is put around such a one. Only an answer that somebody waits
     * for puts closing and interrupts to the test.
     *
     * <p>For a double whose answers are there whole when it is asked, so that nobody can wait for them, return one that says
     * something. That is a promise of yours: what it does when closed or interrupted during a wait is then not looked at.
     */
    protected abstract Model stalling();

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
        AssistantMessage message = answers().of(saying(TEXT)).message();

        Holds.same(TEXT, message.text(), "The text of the message");
        Holds.same(StopReason.END_TURN, message.stopReason(), "The stop reason of a text");
        Holds.that(!message.model().isBlank(), "A message must name the model that said it");
    }

    @Test
    void an_answer_begins_once_and_before_all_else() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            Answer answer = answers().of(model);

            Holds.that(
                    answer.first() instanceof ModelEvent.Started,
                    "The first event must be `Started`, but was " + answer.first());
            Holds.same(1, answer.all(ModelEvent.Started.class).size(), "The number of `Started` events");
        }
    }

    @Test
    void an_answer_is_one_attempt() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), failing())) {
            Holds.same(
                    List.of(),
                    answers().of(model).all(ModelEvent.Retrying.class),
                    "What the model tries again, which is the business of who asks,");
        }
    }

    @Test
    void the_parts_of_the_message_are_those_that_were_completed_in_order() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT, NO_INPUT))) {
            Answer answer = answers().of(model);
            List<Part> completed = answer.all(ModelEvent.PartCompleted.class).stream()
                    .map(ModelEvent.PartCompleted::part)
                    .toList();

            Holds.same(completed, answer.message().parts(), "The parts of the message");
        }
    }

    @Test
    void the_pieces_of_a_text_make_up_the_text() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            StringBuilder pieces = new StringBuilder();
            for (ModelEvent event : answers().of(model).events()) {
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
        AssistantMessage message = answers().of(saying(LONG_TEXT)).message();

        Holds.that(
                message.text().equals(LONG_TEXT),
                "A text of " + LONG_TEXT.length() + " characters must come as it is, but came as one of "
                        + message.text().length());
    }

    @Test
    void nothing_can_be_read_after_the_ending() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT), failing())) {
            try (ModelStream stream = model.ask(request())) {
                answers().rest(stream);

                answers().assertNothingIsLeft(stream);
                answers().assertNothingIsLeft(stream);
            }
        }
    }

    @Test
    void an_answer_tells_how_many_tokens_it_took() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            Usage usage = answers().of(model).completed().usage();

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
        Answer answer = answers().of(calling(TOOL, INPUT));
        List<Object> seen = new ArrayList<>();
        for (ModelEvent event : answer.events()) {
            if (event instanceof ModelEvent.CallStarted(String id, String name)) {
                seen.add(List.of(id, name));
            }
            if (event instanceof ModelEvent.PartCompleted(Part.Call call)) {
                Holds.same(INPUT, call.call().inputJson(), "The input of the call");
                Holds.that(call.call().complete(), "A call whose input is whole must be complete: " + call);
                seen.add(List.of(call.call().id(), call.call().name()));
            }
        }

        String id = answer.message().calls().getFirst().id();
        Holds.that(!id.isEmpty(), "A call must have an id");
        Holds.same(List.of(List.of(id, TOOL), List.of(id, TOOL)), seen, "The call as announced and as completed");
        Holds.same(StopReason.TOOL_USE, answer.message().stopReason(), "The stop reason of a call");
    }

    @Test
    void calls_of_one_answer_come_in_order_and_each_has_an_id_of_its_own() throws InterruptedException {
        Answer answer = answers().of(calling(TOOL, INPUT, NO_INPUT, INPUT));
        Set<String> announced = new HashSet<>();
        for (ModelEvent event : answer.events()) {
            if (event instanceof ModelEvent.CallStarted(String id, String name)) {
                Holds.that(
                        announced.add(id), "Results name calls by their ids, but two calls have the id `" + id + "`");
            }
            if (event instanceof ModelEvent.PartCompleted(Part.Call call)) {
                Holds.that(
                        announced.contains(call.call().id()), "A call must be announced before it is whole: " + call);
            }
        }

        List<ToolCall> calls = answer.message().calls();
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
        ModelEvent last = answers().of(failing()).last();

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
        String told = model + " " + model.profile() + " " + model.body(request()) + " "
                + answers().of(model);

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

        answers().assertCancelled(stream);
    }

    @Test
    void an_answer_closed_on_the_way_ends_as_cancelled() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling(TOOL, INPUT))) {
            ModelStream stream = model.ask(request());
            answers().begin(stream);
            stream.close();

            answers().assertCancelled(stream);
        }
    }

    @Test
    void closing_an_answer_that_has_ended_does_nothing_however_often() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), failing())) {
            ModelStream stream = model.ask(request());
            answers().rest(stream);
            stream.close();
            stream.close();

            answers().assertNothingIsLeft(stream);
        }
    }

    @Test
    void closing_on_other_threads_wakes_who_reads() throws InterruptedException {
        ModelStream stream = stalling().ask(request());
        Reading reading = answers().waiting(stream);

        List<RuntimeException> thrown = answers().closeOnThreads(THREADS, stream);

        Holds.same(List.of(), thrown, "What closing threw");
        ModelEvent last = reading.answer().last();
        Holds.that(
                last instanceof ModelEvent.Completed || Answer.isCancelled(last),
                "An answer that is closed while somebody reads must fail as CANCELLED, or be whole already; but ended with "
                        + last);
    }

    @Test
    void closing_one_answer_leaves_the_others_of_its_model_alone() throws InterruptedException {
        Model model = saying(TEXT);
        ModelStream first = model.ask(request());
        ModelStream second = model.ask(request());
        answers().begin(first);
        first.close();

        Holds.same(
                TEXT, answers().rest(second).message().text(), "The text of an answer, when another one was closed,");
        Holds.same(TEXT, answers().of(model).message().text(), "The text of a later answer");
    }

    // Threads

    @Test
    void who_asks_need_not_be_who_reads() throws InterruptedException {
        ModelStream stream = saying(TEXT).ask(request());

        Holds.same(TEXT, answers().rest(stream).message().text(), "The text, read on another thread,");
    }

    @Test
    void several_threads_may_ask_at_once() throws InterruptedException {
        Model model = saying(TEXT);
        List<Reading> readings = IntStream.range(0, THREADS)
                .mapToObj(i -> Reading.whole(patience(), () -> model.ask(request())))
                .toList();

        for (Reading reading : readings) {
            Holds.same(TEXT, reading.answer().message().text(), "The text that each thread is answered");
        }
    }

    @Test
    void an_answer_that_nobody_reads_holds_up_no_other() throws InterruptedException {
        Model model = saying(LONG_TEXT);
        try (ModelStream unread = model.ask(request())) {
            answers().begin(unread);

            Holds.same(
                    LONG_TEXT.length(),
                    answers().of(model).message().text().length(),
                    "The length of another answer's text");
        }
    }

    @Test
    void an_interrupt_ends_the_wait_of_who_reads() throws InterruptedException {
        try (ModelStream stream = stalling().ask(request())) {
            Reading reading = answers().waiting(stream);

            reading.interrupt();

            Object came = reading.thrown() == null ? reading.answer().last() : reading.thrown();
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

        Holds.same(TEXT, answers().of(model).message().text(), "The text of an answer after its request was looked at");
        Holds.same(body, model.body(request), "The body of the same request");
        Holds.same(segments, model.segments(request), "The segments of the same request");
    }

    @Test
    void a_request_that_goes_on_with_another_begins_with_its_segments() throws InterruptedException {
        Model model = saying(TEXT);
        ModelRequest request = request();
        SegmentChain before = model.segments(request);
        List<Message> messages = new ArrayList<>(request.messages());
        messages.add(answers().of(model).message());
        messages.add(UserMessage.of("And then?"));

        SegmentChain after = model.segments(request.messages(messages));

        Holds.same(
                before.size(),
                before.commonWith(after),
                "The number of segments at the beginning that are those of the request before it");
    }

    private Answers answers() {
        return new Answers(request(), patience());
    }
}
