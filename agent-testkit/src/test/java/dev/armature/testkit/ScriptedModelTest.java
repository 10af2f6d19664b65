package dev.armature.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScriptedModelTest {

    private static final ModelRequest HELLO =
            new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("hello")), 100, "", null);

    @Test
    void it_says_one_answer_a_request_and_remembers_what_it_was_asked() throws InterruptedException {
        ScriptedModel model = ScriptedModel.says("one").then("two");

        AssistantMessage first = message(model);
        AssistantMessage second = message(model);

        assertThat(first.text()).isEqualTo("one");
        assertThat(second.text()).isEqualTo("two");
        assertThat(second.stopReason()).isEqualTo(StopReason.END_TURN);
        assertThat(model.requests()).containsExactly(HELLO, HELLO);
    }

    @Test
    void an_answer_is_told_part_by_part_as_a_real_one_is() throws InterruptedException {
        ToolCall call = ScriptedModel.call("Bash", "{\"command\":\"ls\"}");

        List<ModelEvent> events = events(ScriptedModel.says(call));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Started", "CallStarted", "PartCompleted", "Completed");
        assertThat(events.get(1)).isEqualTo(new ModelEvent.CallStarted(call.id(), "Bash"));
    }

    @Test
    void the_same_call_made_twice_has_two_ids() throws InterruptedException {
        ToolCall call = ScriptedModel.call("Bash", "{\"command\":\"ls\"}");
        ScriptedModel model = ScriptedModel.says(call, call).then(call);

        List<String> ids = new ArrayList<>();
        message(model).calls().forEach(made -> ids.add(made.id()));
        message(model).calls().forEach(made -> ids.add(made.id()));

        assertThat(ids).containsExactly(call.id(), call.id() + "_2", call.id() + "_3");
    }

    @Test
    void an_id_that_a_test_chose_is_kept_even_twice() throws InterruptedException {
        ToolCall call = ScriptedModel.call("mine", "Bash", "{}");

        assertThat(message(ScriptedModel.says(call, call)).calls())
                .extracting(ToolCall::id)
                .containsExactly("mine", "mine");
    }

    @Test
    void it_fails_when_it_was_told_to_and_goes_on() throws InterruptedException {
        ModelFailure overloaded = ModelFailure.of(ModelFailure.Kind.OVERLOADED, "busy");
        ScriptedModel model = ScriptedModel.fails(overloaded).then("back").thenFails(overloaded);

        assertThat(events(model)).containsExactly(new ModelEvent.Failed(overloaded));
        assertThat(message(model).text()).isEqualTo("back");
        assertThat(events(model)).containsExactly(new ModelEvent.Failed(overloaded));
    }

    @Test
    void a_request_beyond_the_last_answer_fails_with_a_sentence_that_says_so() throws InterruptedException {
        ScriptedModel model = ScriptedModel.says("only");
        message(model);

        assertThat(events(model))
                .containsExactly(new ModelEvent.Failed(ModelFailure.of(
                        ModelFailure.Kind.INVALID_REQUEST, "The script has 1 answers, and this is request 2.")));
    }

    @Test
    void a_longer_script_leaves_the_shorter_one_as_it_was() throws InterruptedException {
        ScriptedModel one = ScriptedModel.says("one");
        ScriptedModel two = one.then("two");

        message(two);

        assertThat(message(one).text()).isEqualTo("one");
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void a_closed_answer_is_cancelled_and_nothing_comes_after_its_end() throws InterruptedException {
        ModelStream stream = ScriptedModel.says("long").ask(HELLO);
        stream.next();

        stream.close();

        assertThat(stream.next())
                .isInstanceOfSatisfying(
                        ModelEvent.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ModelFailure.Kind.CANCELLED));
        assertThatThrownBy(stream::next).hasMessage("the answer has already ended");
    }

    private static AssistantMessage message(ScriptedModel model) throws InterruptedException {
        return ((ModelEvent.Completed) events(model).getLast()).message();
    }

    private static List<ModelEvent> events(ScriptedModel model) throws InterruptedException {
        return model.ask(HELLO).readAll();
    }
}
