package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.testkit.stream.ReadyStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a tape; what is not there is asked of the real model, if there is one to ask. What a request is on the wire only
 * the real model knows: where answers are played without it, segments, parameters and body are empty.
 */
final class CassetteModel implements Model {
    private final Tape tape;
    private final Redaction redaction;
    private final ModelProfile profile;
    private final @Nullable Model real;

    CassetteModel(Tape tape, Redaction redaction, ModelProfile profile, @Nullable Model real) {
        this.tape = tape;
        this.redaction = redaction;
        this.profile = profile;
        this.real = real;
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return real == null ? SegmentChain.empty() : real.segments(request);
    }

    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return real == null ? List.of() : real.cacheParameters(request);
    }

    @Override
    public String body(ModelRequest request) {
        return real == null ? "" : real.body(request);
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        ObjectNode text = RequestText.of(request, redaction);
        Optional<List<ModelEvent>> answer = tape.play(text);
        if (answer.isPresent()) {
            return new ReadyStream(answer.get());
        }
        return real == null
                ? ReadyStream.failed(ModelFailure.of(ModelFailure.Kind.INVALID_REQUEST, tape.refuse(text)))
                : new RecordingStream(real.ask(request), text, tape);
    }
}
