package dev.armature.testkit.contract;

import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.model.FailurePlan;
import dev.armature.testkit.model.FlakyModel;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Our own doubles and stores keep the contracts. */
final class DoublesContractTest {
    private static final ModelFailure FAILURE = ModelFailure.of(ModelFailure.Kind.SERVER, "It does not answer.");

    /** A script has an end; this is one that has not. */
    private static Model forEver(Supplier<ScriptedModel> script) {
        return new Model() {
            @Override
            public ModelProfile profile() {
                return script.get().profile();
            }

            @Override
            public ModelStream ask(ModelRequest request) {
                return script.get().ask(request);
            }
        };
    }

    /** Calls with ids of their own, which a function has to see to. */
    private static Reply calls(String tool, String... inputs) {
        return Reply.calls(IntStream.range(0, inputs.length)
                .mapToObj(i -> ScriptedModel.call("call-" + i, tool, inputs[i]))
                .toArray(ToolCall[]::new));
    }

    @Nested
    final class AScriptedModel extends ModelContract {
        @Override
        protected Model saying(String text) {
            return forEver(() -> ScriptedModel.says(text));
        }

        @Override
        protected Model calling(String tool, String... inputsJson) {
            return forEver(() -> ScriptedModel.says(Stream.of(inputsJson)
                    .map(input -> ScriptedModel.call(tool, input))
                    .toArray(ToolCall[]::new)));
        }

        @Override
        protected Model failing() {
            return ScriptedModel.fails(FAILURE);
        }

        /** Its answers are there whole. */
        @Override
        protected Model stalling() {
            return forEver(() -> ScriptedModel.says("There already."));
        }
    }

    @Nested
    final class AFunctionModel extends ModelContract {
        @Override
        protected Model saying(String text) {
            return FunctionModel.of(request -> Reply.text(text)).pieces(1);
        }

        @Override
        protected Model calling(String tool, String... inputsJson) {
            return FunctionModel.of(request -> calls(tool, inputsJson));
        }

        @Override
        protected Model failing() {
            return FunctionModel.of(request -> Reply.fails(FAILURE));
        }

        /** Its answers are there whole: a function that waits does so before there is an answer to be read. */
        @Override
        protected Model stalling() {
            return FunctionModel.of(request -> Reply.text("There already.")).pieces(1);
        }
    }

    @Nested
    final class AFlakyModel extends ModelContract {
        @Override
        protected Model saying(String text) {
            return FlakyModel.of(FunctionModel.of(request -> Reply.text(text)), FailurePlan.times(0));
        }

        @Override
        protected Model calling(String tool, String... inputsJson) {
            return failingLate(FunctionModel.of(request -> calls(tool, inputsJson)));
        }

        @Override
        protected Model failing() {
            return FlakyModel.of(FunctionModel.of(request -> Reply.text("whole")), FailurePlan.every(1))
                    .afterEvents(2);
        }

        @Override
        protected Model stalling() {
            return failingLate(new SilentModel());
        }

        private Model failingLate(Model model) {
            return FlakyModel.of(model, FailurePlan.every(1)).afterEvents(1_000);
        }
    }

    @Nested
    final class AStoreInMemory extends SessionStoreContract {
        @Override
        protected SessionStore newStore() {
            return SessionStore.inMemory();
        }
    }

    @Nested
    final class AStoreOfFiles extends SessionStoreContract {
        @TempDir
        Path folder;

        @Override
        protected SessionStore newStore() {
            return SessionStore.files(folder);
        }

        @Override
        protected SessionStore seenAgain(SessionStore used) {
            return SessionStore.files(folder);
        }
    }
}
