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
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;

/** All that one {@link AgentTest} works with. Used by the test's thread. */
final class TestRig implements AutoCloseable {
    private final List<Says> answers;
    private final TestWorkspace workspace;
    private final SessionStore store = SessionStore.inMemory();
    private final VirtualClock clock = VirtualClock.atStart();
    private final @Nullable LoopbackHold hold;
    private final AtomicInteger served = new AtomicInteger();
    private @Nullable AgentBuilder agent;
    private @Nullable ScriptedModel model;
    private @Nullable ModelSimulator simulator;

    private TestRig(List<Says> answers, TestWorkspace workspace, @Nullable LoopbackHold hold) {
        this.answers = answers;
        this.workspace = workspace;
        this.hold = hold;
    }

    static TestRig of(Class<?> test, Method method) throws IOException {
        TestWorkspace workspace = TestWorkspace.create();
        List<AnnotatedElement> outermostFirst = new ArrayList<>(classes(test));
        outermostFirst.add(method);
        try {
            for (WorkspaceFolder folder : all(WorkspaceFolder.class, outermostFirst)) {
                workspace.copy(folder.value(), test);
            }
            for (AnnotatedElement element : outermostFirst) {
                workspace.add(AnnotationSupport.findRepeatableAnnotations(element, WorkspaceFile.class));
            }
        } catch (IOException | RuntimeException | Error e) {
            workspace.close();
            throw e;
        }
        boolean held = AnnotationSupport.findAnnotation(method, AgentTest.class)
                .map(settings -> settings.network() == AgentTest.Network.LOOPBACK)
                .orElse(true);
        return new TestRig(
                AnnotationSupport.findRepeatableAnnotations(method, Says.class),
                workspace,
                held ? hold(test, method) : null);
    }

    /** The class of the test, and before it those around it that JUnit makes too. */
    private static List<Class<?>> classes(Class<?> test) {
        List<Class<?>> classes = new ArrayList<>(List.of(test));
        while (AnnotationSupport.isAnnotated(classes.getFirst(), Nested.class)) {
            classes.addFirst(classes.getFirst().getEnclosingClass());
        }
        return classes;
    }

    private static <A extends Annotation> List<A> all(Class<A> kind, List<AnnotatedElement> elements) {
        return elements.stream()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, kind).stream())
                .toList();
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
        if (agent == null) {
            agent = Agent.builder().workspace(folder(), Trust.TRUSTED).sessions(store);
        }
        return agent;
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
            simulator = ModelSimulator.builder()
                    .clock(clock)
                    .policy(request -> reply(served.getAndIncrement()))
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
        int unsaid = unsaid();
        if (unsaid > 0) {
            throw new AssertionError(
                    "@Says tells " + answers.size() + " answers, and nobody asked for the last " + unsaid
                            + " of them. "
                            + (model == null && simulator == null
                                    ? "The test has no parameter that says them: a ScriptedModel or a ModelSimulator."
                                    : "Take them out of @Says, or find out why the agent ended early."));
        }
    }

    /** What neither the model nor the server was asked for; both say the same, so either will do. */
    private int unsaid() {
        int said = model == null ? 0 : answers.size() - model.unsaid();
        return answers.size() - Math.max(said, served.get());
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
