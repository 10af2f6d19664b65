package dev.armature.conformance.engine;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model that a test plays by hand, event by event, to do things in the middle of an answer. */
final class PlayedModel implements Model {
    private final BlockingQueue<Answer> asked = new LinkedBlockingQueue<>();

    @Override
    public ModelProfile profile() {
        return ScriptedModel.says("").profile();
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        Answer answer = new Answer();
        asked.add(answer);
        return answer;
    }

    /** Waits until the model is asked, and gives the answer to play. */
    Answer asked() throws InterruptedException {
        Answer answer = asked.poll(20, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("the model was not asked");
        }
        return answer;
    }

    /** Whether somebody has asked whom {@link #asked} has not told of. */
    boolean isAsked() {
        return !asked.isEmpty();
    }

    /** One answer; what is played comes to its reader in that order. */
    static final class Answer implements ModelStream {
        private final BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
        private final List<Part> parts = new ArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        private Answer() {
            events.add(new ModelEvent.Started("msg", "scripted"));
        }

        Answer says(String text) {
            events.add(new ModelEvent.TextDelta(text));
            return whole(new Part.Said(text, RawBlock.none()));
        }

        Answer calls(ToolCall call) {
            events.add(new ModelEvent.CallStarted(call.id(), call.name()));
            return whole(new Part.Call(call, RawBlock.none()));
        }

        private Answer whole(Part part) {
            parts.add(part);
            events.add(new ModelEvent.PartCompleted(part));
            return this;
        }

        void ends() {
            ends(new Usage(100, 0, 0, 0, 10, 0));
        }

        void ends(Usage counted) {
            boolean calls = parts.stream().anyMatch(Part.Call.class::isInstance);
            StopReason reason = calls ? StopReason.TOOL_USE : StopReason.END_TURN;
            events.add(new ModelEvent.Completed(new AssistantMessage("msg", "scripted", parts, reason), counted));
        }

        void breaks(ModelFailure failure) {
            breaks(failure, Usage.none());
        }

        void breaks(ModelFailure failure, Usage counted) {
            breaks(new ModelEvent.Failed(failure, counted));
        }

        void breaks(ModelEvent.Failed failed) {
            events.add(failed);
        }

        /** Waits until the engine lets go of the answer. */
        void awaitClosed() throws InterruptedException {
            if (!closed.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the answer was not closed");
            }
        }

        @Override
        public ModelEvent next() throws InterruptedException {
            return events.take();
        }

        @Override
        public void close() {
            events.add(new ModelEvent.Failed(ModelFailure.of(ModelFailure.Kind.CANCELLED, "It was closed.")));
            closed.countDown();
        }
    }
}
