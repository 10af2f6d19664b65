package dev.armature.testkit;

import dev.armature.core.AgentBuilder;
import dev.armature.core.session.SessionStore;
import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.ModelSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What stands behind {@link AgentTest}; named by it, so there is no need to register it. JUnit makes it. */
public final class AgentTestExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace OURS = Namespace.create(AgentTestExtension.class);

    private static final Map<Class<?>, Function<TestRig, Object>> PARAMETERS = Map.of(
            Path.class, TestRig::folder,
            AgentBuilder.class, TestRig::agent,
            SessionStore.class, TestRig::store,
            ScriptedModel.class, TestRig::model,
            ModelSimulator.class, TestRig::simulator,
            VirtualClock.class, TestRig::clock);

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        TestRig rig = TestRig.of(context.getRequiredTestClass(), context.getRequiredTestMethod());
        context.getStore(OURS).put(TestRig.class, rig);
    }

    /** A parameter that another extension claims by an annotation, as {@code @TempDir} does, is none of ours. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && parameter.getParameter().getAnnotations().length == 0
                && PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Function<TestRig, Object> make = PARAMETERS.get(parameter.getParameter().getType());
        if (make == null) {
            throw new IllegalArgumentException(
                    "there is no parameter of type " + parameter.getParameter().getType());
        }
        return make.apply(rig(context));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String transcripts = rig(context).transcripts();
        if (!transcripts.isEmpty()) {
            failure.addSuppressed(new ShownTranscript(transcripts));
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestRig rig = rig(context);
        try (rig) {
            if (context.getExecutionException().isEmpty()) {
                rig.verify();
            }
        }
    }

    private static TestRig rig(ExtensionContext context) {
        TestRig rig = context.getStore(OURS).get(TestRig.class, TestRig.class);
        if (rig == null) {
            throw new IllegalStateException("the test has not begun");
        }
        return rig;
    }
}
