package dev.armature.models.http;

import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;

/** The answer to a request that was never sent: why it was not. */
final class UnsentStream implements ModelStream {
    private final ModelFailure why;
    private boolean ended;

    UnsentStream(ModelFailure why) {
        this.why = why;
    }

    @Override
    public ModelEvent next() {
        if (ended) {
            throw new IllegalStateException("the answer has already ended");
        }
        ended = true;
        return new ModelEvent.Failed(why);
    }

    @Override
    public void close() {
        // There is no connection to let go of.
    }
}
