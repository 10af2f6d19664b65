package dev.armature.testkit.cassette;

import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailure;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.contract.ModelContract;
import dev.armature.testkit.contract.SilentModel;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** A cassette that records is a model like any other. */
final class CassetteContractTest extends ModelContract {
    @TempDir
    Path folder;

    private Model recording(Model model) {
        return Cassette.at(folder.resolve("kept.jsonl"))
                .surroundings(Map.of(), null)
                .mode(CassetteMode.RECORD)
                .recordingFrom(() -> model)
                .open()
                .model();
    }

    @Override
    protected Model saying(String text) {
        return recording(FunctionModel.of(request -> Reply.text(text)));
    }

    @Override
    protected Model calling(String tool, String... inputsJson) {
        ToolCall[] calls = IntStream.range(0, inputsJson.length)
                .mapToObj(i -> ScriptedModel.call("call-" + i, tool, inputsJson[i]))
                .toArray(ToolCall[]::new);
        return recording(FunctionModel.of(request -> Reply.calls(calls)));
    }

    @Override
    protected Model failing() {
        return recording(FunctionModel.of(
                request -> Reply.fails(ModelFailure.of(ModelFailure.Kind.SERVER, "It does not answer."))));
    }

    @Override
    protected Model stalling() {
        return recording(new SilentModel());
    }
}
