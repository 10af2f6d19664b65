package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Model} must do. Extend it, and say how to make yours answer; a client of a service is best put in front
 * of a {@link dev.armature.testkit.simulator.ModelSimulator}. Each method is called once a test at most.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ModelContract {
    private static final String TEXT = "Grüße aus Oslo: fog, then sun. 🌫";
    private static final String INPUT = "{\"text\":\"a \\\"quoted\\\" word\"}";
    private static final int THREADS = 8;

    /** For whom extends it. */
    protected ModelContract() {}

    /** A model that answers every request with that text. */
    protected abstract Model saying(String text);

    /** A model that answers every request with one call of that tool, with that input. */
    protected abstract Model calling(String tool, String inputJson);

    /** A model whose every request fails, as an expected failure of its service does. */
    protected abstract Model failing();

    /** What it is asked; override it if yours needs more. */
    protected ModelRequest request() {
        ToolSpec tool = new ToolSpec(
                "look",
                "Looks.",
                "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                        + "\"additionalProperties\":false}",
                ToolLimits.standard());
        return new ModelRequest(
                List.of(PromptBlock.of("Be terse.")), List.of(tool), List.of(UserMessage.of("Hi.")), 1_000, "", null);
    }

    private List<ModelEvent> answer(Model model) throws InterruptedException {
        return model.ask(request()).readAll();
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        if (events.getLast() instanceof ModelEvent.Completed completed) {
            return completed.message();
        }
        throw new AssertionError("The answer must be complete, but ended with " + events.getLast());
    }

    @Test
    void an_answer_says_what_the_model_said_and_why_it_stopped() throws InterruptedException {
        AssistantMessage message = message(answer(saying(TEXT)));

        Holds.same(TEXT, message.text(), "The text of the message");
        Holds.same(StopReason.END_TURN, message.stopReason(), "The stop reason of a text");
    }

    @Test
    void nothing_can_be_read_after_the_ending() throws InterruptedException {
        for (Model model : List.of(saying(TEXT), calling("look", INPUT), failing())) {
            try (ModelStream stream = model.ask(request())) {
                ModelEvent event;
                do {
                    event = stream.next();
                } while (!event.isLast());

                Holds.fails(IllegalStateException.class, stream::next, "An event after " + event);
            }
        }
    }

    @Test
    void the_parts_of_the_message_are_those_that_were_completed_in_order() throws InterruptedException {
        for (List<ModelEvent> events : List.of(answer(saying(TEXT)), answer(calling("look", INPUT)))) {
            List<Part> completed = events.stream()
                    .filter(ModelEvent.PartCompleted.class::isInstance)
                    .map(event -> ((ModelEvent.PartCompleted) event).part())
                    .toList();

            Holds.same(completed, message(events).parts(), "The parts of the message");
        }
    }

    @Test
    void the_pieces_of_a_text_make_up_the_text() throws InterruptedException {
        StringBuilder pieces = new StringBuilder();
        for (ModelEvent event : answer(saying(TEXT))) {
            if (event instanceof ModelEvent.TextDelta(String text)) {
                pieces.append(text);
            }
        }

        Holds.same(TEXT, pieces.toString(), "All pieces together");
    }

    @Test
    void a_call_is_announced_and_then_whole_with_its_input_as_the_model_wrote_it() throws InterruptedException {
        List<ModelEvent> events = answer(calling("look", INPUT));
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
        Holds.same(List.of(List.of(id, "look"), List.of(id, "look")), seen, "The call as announced and as completed");
        Holds.same(StopReason.TOOL_USE, message(events).stopReason(), "The stop reason of a call");
    }

    @Test
    void a_failure_is_the_last_event_and_is_not_thrown() throws InterruptedException {
        ModelEvent last = answer(failing()).getLast();

        Holds.that(
                last instanceof ModelEvent.Failed failed
                        && !failed.failure().message().isBlank(),
                "The answer must end with `Failed` and a sentence, but ended with " + last);
    }

    @Test
    void a_closed_answer_says_that_it_was_cancelled() throws InterruptedException {
        ModelStream stream = saying(TEXT).ask(request());
        stream.close();
        stream.close();

        ModelEvent event = stream.next();
        Holds.that(
                event instanceof ModelEvent.Failed failed && failed.failure().kind() == ModelFailure.Kind.CANCELLED,
                "An answer closed before it was read must fail as CANCELLED, but gave " + event);
    }

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
    void several_threads_may_ask_at_once() throws Exception {
        Model model = saying(TEXT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> message(answer(model)).text()))
                    .toList();
            for (Future<String> answer : answers) {
                Holds.same(TEXT, answer.get(), "The text that each thread is answered");
            }
        }
    }
}
