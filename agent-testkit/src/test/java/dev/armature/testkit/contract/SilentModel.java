package dev.armature.testkit.contract;

import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.PushedStream;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import java.time.Duration;

/** A model whose answers begin and do not go on until they are closed. */
public final class SilentModel implements Model {
    private final ModelProfile profile =
            FunctionModel.of(request -> Reply.text("")).profile();

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        PushedStream answer = PushedStream.of(Duration.ofMinutes(5), () -> {});
        answer.push(new ModelEvent.Started("", profile.name()));
        return answer;
    }
}
