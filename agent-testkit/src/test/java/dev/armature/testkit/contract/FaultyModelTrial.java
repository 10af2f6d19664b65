package dev.armature.testkit.contract;

import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The contract of models, tried with a model that has one fault. Run by {@link ContractsCanFailTest} alone. */
final class FaultyModelTrial extends ModelContract {
    static ModelFault fault = ModelFault.NONE;

    private static final String SECRET = "the-key-of-the-trial";

    @Override
    protected Model saying(String text) {
        String cut = text.substring(0, Math.min(text.length(), 10_000));
        String said = switch (fault) {
            case OTHER_TEXT -> text + "!";
            case CUTS_LONG_TEXTS -> cut;
            default -> text;
        };
        return faulty(FunctionModel.of(request -> Reply.text(said)));
    }

    @Override
    protected Model calling(String tool, String... inputsJson) {
        return faulty(FunctionModel.of(request -> Reply.calls(IntStream.range(0, inputsJson.length)
                .mapToObj(i ->
                        ScriptedModel.call(fault == ModelFault.SAME_IDS ? "call" : "call-" + i, tool, inputsJson[i]))
                .toArray(ToolCall[]::new))));
    }

    @Override
    protected Model failing() {
        String why = fault == ModelFault.TELLS_A_SECRET ? "The key " + SECRET + " is wrong." : "It does not answer.";
        return faulty(FunctionModel.of(request -> Reply.fails(ModelFailure.of(ModelFailure.Kind.SERVER, why))));
    }

    @Override
    protected Model stalling() {
        return new FaultyModel(new SilentModel(), fault, answer -> answer);
    }

    @Override
    protected boolean countsTokens() {
        return fault != ModelFault.COUNTS_AFTER_ALL;
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET);
    }

    /** Some faults are that nothing ever comes. */
    @Override
    protected Duration patience() {
        return fault.makesWait() ? Duration.ofMillis(500) : super.patience();
    }

    private static Model faulty(Model model) {
        return new FaultyModel(model, fault, answer -> FaultyEvents.rewritten(fault, answer));
    }
}
