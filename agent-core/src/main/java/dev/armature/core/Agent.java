package dev.armature.core;

import dev.armature.core.engine.QueryEngine;
import dev.armature.core.engine.RequestRendering;
import dev.armature.core.engine.ResourceLocks;
import dev.armature.core.engine.RunCancellation;
import dev.armature.core.engine.RunSetup;
import dev.armature.core.engine.SteeringQueue;
import dev.armature.core.engine.ToolCatalog;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.EventSink;
import dev.armature.core.event.RunFailedException;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.Model;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.core.usage.BudgetLedger;
import dev.armature.core.usage.PriceList;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Workspace;
import dev.armature.tools.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model, its tools, what it may do and what it may use: everything about an agent but its conversations. Immutable and
 * thread-safe; make one and keep it.
 *
 * <pre>{@code
 * Agent agent = Agent.builder().model(Models.anthropic("...")).tools(BuiltInTools.readOnly()).build();
 * String answer = agent.ask("What does this project do?");
 * }</pre>
 */
public final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final AgentConfiguration configuration;
    private final ToolCatalog tools;
    private final ResourceLocks locks;
    private final @Nullable String answerSchema;

    Agent(AgentConfiguration configuration) {
        this(configuration, new ToolCatalog(configuration.tools()), new ResourceLocks(), null);
    }

    private Agent(
            AgentConfiguration configuration, ToolCatalog tools, ResourceLocks locks, @Nullable String answerSchema) {
        this.configuration = configuration;
        this.tools = tools;
        this.locks = locks;
        this.answerSchema = answerSchema;
    }

    /** The same agent, which keeps nothing on disk, and whose answers follow that schema if there is one. */
    private Agent forgetful(@Nullable String schema) {
        return new Agent(configuration.withStore(SessionStore.inMemory()), tools, locks, schema);
    }

    /** Begins an agent. Only the model must be named. */
    public static AgentBuilder builder() {
        return new AgentBuilder();
    }

    /** The session of that name, new or old. */
    public Session session(String name) {
        return new Session(this, new SessionId(name));
    }

    /** A new session under a name that nobody has. */
    public Session newSession() {
        return new Session(this, SessionId.random());
    }

    /**
     * Asks one question, waits, and returns what the model said. Nothing is kept.
     *
     * @throws IllegalArgumentException when the question is empty or blank
     * @throws RunFailedException when the run ended otherwise than by an answer
     */
    public String ask(String prompt) {
        return ask(prompt, event -> {});
    }

    /** Asks one question and tells {@code watcher} what happens meanwhile; otherwise as {@link #ask(String)}. */
    public String ask(String prompt, Consumer<AgentEvent> watcher) {
        try (Run run = forgetful(null).newSession().prompt(prompt)) {
            run.forEach(watcher);
            return completed(run.result()).text();
        }
    }

    /**
     * Asks for an answer of a given shape, waits, and returns it. Nothing is kept.
     *
     * <p>{@code Plan plan = agent.ask("Plan the trip", Plan.class);}
     *
     * <p>The model is told the record's schema, and may use its tools before it answers. An answer that cannot be read is
     * sent back with what is wrong with it, twice at most; each time counts as a run of its own against the budget.
     *
     * @param answer a record; see {@link RecordSchema} for the types its components may have
     * @throws IllegalArgumentException when the record has a component that has no JSON form, or the question is empty or
     *     blank; nothing is asked then
     * @throws RunFailedException when a run ended otherwise than by an answer, or no answer could be read
     */
    public <T extends Record> T ask(String prompt, Class<T> answer) {
        String schema = RecordSchema.of(answer).json();
        return new ShapedAsking<>(forgetful(schema).newSession(), answer).ask(prompt);
    }

    /** The result if the run came to its end. */
    static RunResult.Completed completed(RunResult result) {
        return switch (result) {
            case RunResult.Completed completed -> completed;
            case RunResult.Failed failed -> throw failed.asException();
            case RunResult other -> throw new RunFailedException(ended(other), other);
        };
    }

    private static String ended(RunResult result) {
        return switch (result) {
            case RunResult.Stopped stopped -> "The run was stopped: " + stopped.detail() + ".";
            case RunResult.Cancelled cancelled -> "The run was cancelled: " + cancelled.reason() + ".";
            case RunResult.Refused refused -> "The model refused: " + refused.text();
            case RunResult.Suspended ignored -> "The run waits for an approval; use a session to resolve it.";
            case RunResult.Completed completed -> completed.text();
            case RunResult.Failed failed -> failed.cause().message();
        };
    }

    SessionStore store() {
        return configuration.store();
    }

    PriceList prices() {
        return configuration.prices();
    }

    PermissionEngine permissions() {
        return configuration.permissions();
    }

    Workspace workspace() {
        return configuration.workspace();
    }

    /** @param outer what is left for the run around this one, if there is one */
    QueryEngine engine(Run run, Transcript transcript, SessionPlace place, Optional<BudgetLedger> outer) {
        return engine(run.cancellation(), run.queue(), toldTo(run), transcript, place, outer);
    }

    /** An engine whose work can be ended, steered and watched from there. */
    QueryEngine engine(
            RunCancellation cancellation,
            SteeringQueue queue,
            EventSink sink,
            Transcript transcript,
            SessionPlace place,
            Optional<BudgetLedger> outer) {
        SessionHost host = new SessionHost(transcript.blobs(), place);
        BudgetLedger budget = new BudgetLedger(configuration.budget(), configuration.clock(), outer);
        if (!pricesAreKnown()) {
            budget.priceIsUnknown();
        }
        RunSetup setup = new RunSetup(
                new ModelAsking(
                        configuration.model(),
                        configuration.fallback(),
                        configuration.retries(),
                        configuration.prices()),
                new RequestRendering(
                        configuration.system(),
                        tools,
                        configuration.maxOutputTokens(),
                        transcript.id().name(),
                        answerSchema),
                tools,
                host::workspace,
                host,
                locks,
                configuration.approvals(),
                budget,
                cancellation,
                queue,
                configuration.clock());
        return new QueryEngine(setup, transcript, configuration.permissions(), sink);
    }

    private boolean pricesAreKnown() {
        Model fallback = configuration.fallback();
        return isPriced(configuration.model()) && (fallback == null || isPriced(fallback));
    }

    private boolean isPriced(Model model) {
        return configuration.prices().of(model.profile().name()).isPresent();
    }

    private EventSink toldTo(Run run) {
        List<EventSink> listeners = configuration.listeners();
        EventSink own = run.sink();
        return event -> {
            own.accept(event);
            listeners.forEach(listener -> tell(listener, event));
        };
    }

    /** An onlooker that throws, though it must not, does not end the work that it looks at. */
    private static void tell(EventSink listener, AgentEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener threw when it was told of {}", event.getClass().getSimpleName(), e);
        }
    }
}
