package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.event.RunFailedException;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelFailure;
import dev.armature.testkit.ScriptedModel;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are records. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ShapedAnswerTest {
    private static final Plan PLAN =
            new Plan("Go", List.of(new Step("pack", 2), new Step("walk", 3)), Optional.empty());
    private static final String JSON =
            "{\"title\":\"Go\",\"steps\":[{\"what\":\"pack\",\"hours\":2},{\"what\":\"walk\",\"hours\":3}]}";

    record Plan(String title, List<Step> steps, Optional<String> warning) {}

    record Step(@Doc("In a few words") String what, int hours) {}

    private static Agent agent(ScriptedModel model) {
        return Agent.builder()
                .model(model)
                .tools(Tools.looking("look", (text, context) -> "seen " + text))
                .permissions(rules -> rules.allow("look"))
                .build();
    }

    @Test
    void the_model_is_told_the_shape_and_its_answer_becomes_a_record() {
        ScriptedModel model = ScriptedModel.says(JSON);

        assertThat(agent(model).ask("Plan the trip", Plan.class)).isEqualTo(PLAN);
        assertThat(model.requests().getFirst().answerSchema())
                .hasValue(RecordSchema.of(Plan.class).json());
    }

    @Test
    void the_model_may_use_tools_first() {
        ScriptedModel model =
                ScriptedModel.says(call("c1", "look", "{\"text\":\"map\"}")).then(JSON);

        assertThat(agent(model).ask("Plan the trip", Plan.class)).isEqualTo(PLAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "```\n%s\n```\n", "\n  %s  \n"})
    void wrapping_that_models_like_is_taken_off(String wrapped) {
        assertThat(agent(ScriptedModel.says(wrapped.formatted(JSON))).ask("Plan the trip", Plan.class))
                .isEqualTo(PLAN);
    }

    @Test
    void an_answer_of_another_shape_is_sent_back_with_what_is_wrong() {
        ScriptedModel model = ScriptedModel.says("{\"title\":\"Go\"}").then(JSON);

        assertThat(agent(model).ask("Plan the trip", Plan.class)).isEqualTo(PLAN);
        UserMessage again = (UserMessage) model.requests().get(1).messages().getLast();
        assertThat(again.text())
                .startsWith("That answer cannot be used: ")
                .contains("steps")
                .endsWith("Answer again with the JSON object alone.");
    }

    @Test
    void a_model_that_never_finds_the_shape_is_given_up_on() {
        ScriptedModel model = ScriptedModel.says("Sure!")
                .then("Here you go.")
                .then("As I said.")
                .then(JSON);

        assertThatThrownBy(() -> agent(model).ask("Plan the trip", Plan.class))
                .isInstanceOf(RunFailedException.class)
                .hasMessageStartingWith("After 3 tries the model's answer is still not a `Plan`: ");
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void a_run_that_ends_without_an_answer_throws() {
        Agent agent = agent(ScriptedModel.fails(ModelFailure.of(ModelFailure.Kind.QUOTA, "No money left.")));

        assertThatThrownBy(() -> agent.ask("Plan the trip", Plan.class))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("No money left.");
    }

    @Test
    void a_record_without_a_JSON_form_is_refused_before_anything_is_asked() {
        record Odd(Thread thread) {}
        ScriptedModel model = ScriptedModel.says(JSON);

        assertThatThrownBy(() -> agent(model).ask("Plan the trip", Odd.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(model.requests()).isEmpty();
    }
}
