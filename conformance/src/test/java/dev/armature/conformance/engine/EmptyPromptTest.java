package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.armature.core.Agent;
import dev.armature.core.Session;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.ScriptedModel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EmptyPromptTest {

    record Answer(String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void nothing_is_asked_and_nothing_is_kept(String empty) {
        ScriptedModel model = ScriptedModel.says("What?");
        SessionStore store = SessionStore.inMemory();
        Agent agent = Agent.builder().model(model).sessions(store).build();
        Session session = agent.session("empty");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.prompt(empty))
                .withMessage("the prompt is empty; say what the agent should do");
        assertThatIllegalArgumentException().isThrownBy(() -> session.preview(empty));
        assertThatIllegalArgumentException().isThrownBy(() -> agent.ask(empty));
        assertThatIllegalArgumentException().isThrownBy(() -> agent.ask(empty, Answer.class));

        assertThat(model.requests()).isEmpty();
        assertThat(store.has(session.id())).isFalse();
    }
}
