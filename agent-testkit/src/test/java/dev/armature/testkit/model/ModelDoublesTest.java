package dev.armature.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ModelDoublesTest {

    private static ModelRequest request(String text) {
        return new ModelRequest(List.of(), List.of(), List.of(UserMessage.of(text)), 100, "", null);
    }

    private static String answer(Model model, String text) {
        try {
            return switch (model.ask(request(text)).readAll().getLast()) {
                case ModelEvent.Completed completed -> completed.message().text();
                case ModelEvent.Failed failed ->
                    failed.failure().kind() + ": " + failed.failure().message();
                default -> throw new AssertionError("no ending");
            };
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Model echo() {
        return FunctionModel.of(
                asked -> Reply.text(((UserMessage) asked.messages().getLast()).text()));
    }

    @Test
    void the_answer_is_what_the_function_makes_of_the_request() {
        assertThat(answer(echo(), "Hello.")).isEqualTo("Hello.");
    }

    @Test
    void a_text_comes_in_pieces_that_cut_no_character_in_two() throws InterruptedException {
        Model model = FunctionModel.of(asked -> Reply.text("ab🌫cd")).pieces(3);

        assertThat(model.ask(request("?")).readAll())
                .filteredOn(ModelEvent.TextDelta.class::isInstance)
                .containsExactly(new ModelEvent.TextDelta("ab🌫"), new ModelEvent.TextDelta("cd"));
    }

    @Test
    void the_first_requests_fail_and_the_script_behind_is_not_used_up() {
        FlakyModel model = FlakyModel.of(ScriptedModel.says("one").then("two"), FailurePlan.times(2));

        assertThat(IntStream.range(0, 4).mapToObj(i -> answer(model, "?")))
                .containsExactly(
                        "OVERLOADED: Request 1 failed as planned (2 times).",
                        "OVERLOADED: Request 2 failed as planned (2 times).",
                        "one",
                        "two");
    }

    @Test
    void every_third_request_fails_as_it_was_told() {
        FlakyModel model = FlakyModel.of(echo(), FailurePlan.every(3)).with(ModelFailure.Kind.RATE_LIMITED);

        assertThat(IntStream.range(0, 6).mapToObj(i -> answer(model, "ok")))
                .containsExactly(
                        "ok",
                        "ok",
                        "RATE_LIMITED: Request 3 failed as planned (every 3. request).",
                        "ok",
                        "ok",
                        "RATE_LIMITED: Request 6 failed as planned (every 3. request).");
    }

    @Test
    void chance_strikes_the_same_requests_with_the_same_seed_and_tells_it() {
        FailurePlan plan = FailurePlan.chance(0.3, 42);
        List<Boolean> first =
                IntStream.rangeClosed(1, 1_000).mapToObj(plan::strikes).toList();

        assertThat(IntStream.rangeClosed(1, 1_000).mapToObj(FailurePlan.chance(0.3, 42)::strikes))
                .containsExactlyElementsOf(first);
        assertThat(first.stream().filter(strikes -> strikes).count()).isBetween(250L, 350L);
        assertThat(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(FailurePlan.chance(0.3, 43)::strikes)
                        .toList())
                .isNotEqualTo(first);
        assertThat(answer(FlakyModel.of(echo(), FailurePlan.chance(1, 42)), "?"))
                .isEqualTo("OVERLOADED: Request 1 failed as planned (with probability 1.0, seed 42).");
    }

    @Test
    void an_answer_breaks_off_after_so_many_events() throws InterruptedException {
        Model model = FlakyModel.of(
                        FunctionModel.of(asked -> Reply.text("abcd")).pieces(1), FailurePlan.once())
                .with(ModelFailure.Kind.CUT_OFF)
                .afterEvents(3);

        assertThat(model.ask(request("?")).readAll())
                .containsExactly(
                        new ModelEvent.Started("msg_1", "function"),
                        new ModelEvent.TextDelta("a"),
                        new ModelEvent.TextDelta("b"),
                        new ModelEvent.Failed(
                                ModelFailure.of(ModelFailure.Kind.CUT_OFF, "Request 1 failed as planned (once).")));
        assertThat(answer(model, "?")).isEqualTo("abcd");
    }

    @Test
    void an_answer_that_was_closed_before_it_would_have_failed_is_cancelled() throws InterruptedException {
        Model model = FlakyModel.of(ScriptedModel.says("Hello."), FailurePlan.every(1))
                .afterEvents(1);
        ModelStream answer = model.ask(request("?"));
        answer.next();
        answer.close();

        assertThat(answer.readAll())
                .singleElement()
                .isInstanceOfSatisfying(
                        ModelEvent.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ModelFailure.Kind.CANCELLED));
    }

    @Test
    void plans_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> FailurePlan.every(0)).hasMessageContaining("at least 1, was 0");
        assertThatThrownBy(() -> FailurePlan.chance(1.5, 1)).hasMessageContaining("from 0 to 1, was 1.5");
        assertThatThrownBy(() -> FailurePlan.times(-1)).hasMessageContaining("at least 0 times, was -1");
    }
}
