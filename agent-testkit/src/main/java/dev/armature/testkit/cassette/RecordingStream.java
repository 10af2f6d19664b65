package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a real answer through, and keeps it once it was read to its end. */
final class RecordingStream implements ModelStream {
    private final ModelStream answer;
    private final ObjectNode request;
    private final Tape tape;
    private final List<ModelEvent> events = new ArrayList<>();
    private final AtomicBoolean settled = new AtomicBoolean();

    RecordingStream(ModelStream answer, ObjectNode request, Tape tape) {
        this.answer = answer;
        this.request = request;
        this.tape = tape;
    }

    @Override
    public ModelEvent next() throws InterruptedException {
        ModelEvent event = answer.next();
        events.add(event);
        if (event.isLast() && settled.compareAndSet(false, true)) {
            if (event instanceof ModelEvent.Failed failed && failed.failure().kind() == ModelFailure.Kind.CANCELLED) {
                tape.leaveOut("it was cancelled while it was read.");
            } else {
                tape.record(request, events);
            }
        }
        return event;
    }

    @Override
    public void close() {
        answer.close();
        if (settled.compareAndSet(false, true)) {
            tape.leaveOut("it was closed before its end.");
        }
    }
}
