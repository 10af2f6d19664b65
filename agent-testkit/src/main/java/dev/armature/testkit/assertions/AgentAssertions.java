package dev.armature.testkit.assertions;

import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * Where assertions about agents begin. Import them beside those of AssertJ:
 * {@code import static dev.armature.testkit.assertions.AgentAssertions.*;}.
 */
public final class AgentAssertions {
    private AgentAssertions() {}

    /** About how a run ended. */
    public static RunResultAssert assertThat(RunResult result) {
        return new RunResultAssert(result);
    }

    /** About a run that nobody iterates: waits for its end, and takes its events. */
    public static RunAssert assertThat(Run run) {
        List<AgentEvent> events = new ArrayList<>();
        run.forEach(events::add);
        return new RunAssert(events);
    }

    /** About the events of one run, as a watcher or a listener took them. */
    public static RunAssert assertThatEvents(List<AgentEvent> events) {
        return new RunAssert(List.copyOf(events));
    }

    /** About what an open transcript holds. */
    public static TranscriptAssert assertThat(Transcript transcript) {
        return new TranscriptAssert(transcript.entries());
    }

    /** About what a store holds of the session of that name, which must be free, and is so again afterwards. */
    public static TranscriptAssert assertThatSession(SessionStore store, String name) {
        SessionId id = new SessionId(name);
        if (!store.has(id)) {
            throw new AssertionError("There is no session `" + name + "` in the store; there are: "
                    + store.list().stream().map(SessionStore.Summary::id).toList());
        }
        try (Transcript transcript = store.open(id)) {
            return new TranscriptAssert(transcript.entries());
        }
    }

    /** About what a model was asked in one conversation, such as {@code ScriptedModel.requests()}. */
    public static RequestsAssert assertThatRequests(List<ModelRequest> requests) {
        return new RequestsAssert(List.copyOf(requests));
    }
}
