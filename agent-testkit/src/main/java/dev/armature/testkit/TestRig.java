package dev.armature.testkit;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.transcript.TranscriptText;
import dev.armature.tools.network.LoopbackHold;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All that one {@link AgentTest} works with. Used by the test's thread. */
final class TestRig implements AutoCloseable {
    private final List<Says> answers;
    private final TestWorkspace workspace;
    private final SessionStore store = SessionStore.inMemory();
    private final VirtualClock clock = VirtualClock.atStart();
    private final @Nullable LoopbackHold hold;
    private @Nullable ScriptedModel model;
    private @Nullable ModelSimulator simulator;

    private TestRig(List<Says> answers, TestWorkspace workspace, @Nullable LoopbackHold hold) {
        this.answers = answers;
        this.workspace = workspace;
        this.hold = hold;
    }

    static TestRig of(Class<?> test, Method method) throws IOException {
        TestWorkspace workspace = TestWorkspace.create();
        try {
            for (WorkspaceFolder folder : foldersOf(test, method)) {
                workspace.copy(folder.value(), test);
            }
            workspace.add(List.of(test.getAnnotationsByType(WorkspaceFile.class)));
            workspace.add(List.of(method.getAnnotationsByType(WorkspaceFile.class)));
        } catch (IOException | RuntimeException | Error e) {
            workspace.close();
            throw e;
        }
        AgentTest settings = method.getAnnotation(AgentTest.class);
        boolean held = settings == null || settings.network() == AgentTest.Network.LOOPBACK;
        return new TestRig(
                List.of(method.getAnnotationsByType(Says.class)), workspace, held ? hold(test, method) : null);
    }

    private static List<WorkspaceFolder> foldersOf(Class<?> test, Method method) {
        List<WorkspaceFolder> folders = new ArrayList<>(List.of(test.getAnnotationsByType(WorkspaceFolder.class)));
        folders.addAll(List.of(method.getAnnotationsByType(WorkspaceFolder.class)));
        return folders;
    }

    private static LoopbackHold hold(Class<?> test, Method method) {
        return LoopbackHold.begin("the test " + test.getSimpleName() + "." + method.getName()
                + " keeps this program to the loopback interface. Ask a ModelSimulator or a Cassette, or let the test"
                + " connect with @AgentTest(network = ANYWHERE).");
    }

    Path folder() {
        return workspace.folder();
    }

    SessionStore store() {
        return store;
    }

    VirtualClock clock() {
        return clock;
    }

    AgentBuilder agent() {
        return Agent.builder().workspace(folder(), Trust.TRUSTED).sessions(store);
    }

    ScriptedModel model() {
        if (model == null) {
            ScriptedModel script = ScriptedModel.silent();
            for (Says says : answers) {
                script = says.call().isEmpty()
                        ? script.then(says.value())
                        : script.then(ScriptedModel.call(says.call(), says.input()));
            }
            model = script;
        }
        return model;
    }

    ModelSimulator simulator() {
        if (simulator == null) {
            AtomicInteger next = new AtomicInteger();
            simulator = ModelSimulator.builder()
                    .clock(clock)
                    .policy(request -> reply(next.getAndIncrement()))
                    .start();
        }
        return simulator;
    }

    private SimReply reply(int index) {
        if (index >= answers.size()) {
            throw new IllegalStateException("The test says " + answers.size()
                    + " answers with @Says, and this is request " + (index + 1) + ".");
        }
        Says says = answers.get(index);
        return says.call().isEmpty() ? SimReply.text(says.value()) : SimReply.toolUse(says.call(), says.input());
    }

    /** What a test that did not fail may have passed over. */
    void verify() {
        if (simulator != null) {
            simulator.verify();
        }
        if (model != null && model.unsaid() > 0) {
            throw new AssertionError(
                    "The model of this test has " + model.unsaid() + " of " + answers.size()
                            + " answers left that nobody asked for. Take them out of @Says, or find out why the agent ended early.");
        }
    }

    /** The transcripts of all sessions; those that are still held cannot be read. */
    String transcripts() {
        StringBuilder text = new StringBuilder();
        for (SessionStore.Summary session : store.list().reversed()) {
            text.append("session ").append(session.id()).append('\n');
            try (Transcript transcript = store.open(session.id())) {
                text.append(TranscriptText.of(transcript.entries()).indent(2));
            } catch (RuntimeException e) {
                text.append("  not to be read: ").append(e.getMessage()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        if (hold != null) {
            hold.close();
        }
        try (workspace) {
            if (simulator != null) {
                simulator.close();
            }
        }
    }
}
