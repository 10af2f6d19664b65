package dev.armature.testkit.model;

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
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that fails as planned, and otherwise answers as the one it is made of.
 *
 * <pre>{@code
 * Model flaky = FlakyModel.of(ScriptedModel.says("Hello."), FailurePlan.times(2));
 * }</pre>
 *
 * A request that fails before its first event is not passed on, so a script behind it is not used up. The message of each
 * failure tells the request and the plan, with the seed if there is one: the same plan fails the same requests again.
 * Thread-safe; requests are counted in the order in which they come.
 */
public final class FlakyModel implements Model {
    private final Model model;
    private final FailurePlan plan;
    private final ModelFailure.Kind kind;
    private final int afterEvents;
    private final AtomicInteger requests = new AtomicInteger();

    private FlakyModel(Model model, FailurePlan plan, ModelFailure.Kind kind, int afterEvents) {
        this.model = Objects.requireNonNull(model, "model");
        this.plan = Objects.requireNonNull(plan, "plan");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.afterEvents = afterEvents;
    }

    /** Fails by the plan, before the first event, as an overloaded provider does. */
    public static FlakyModel of(Model model, FailurePlan plan) {
        return new FlakyModel(model, plan, ModelFailure.Kind.OVERLOADED, 0);
    }

    /** The same, with failures of that kind. Counts requests anew. */
    public FlakyModel with(ModelFailure.Kind other) {
        return new FlakyModel(model, plan, other, afterEvents);
    }

    /**
     * The same, failing only after so many events of an answer; an answer of fewer events is whole. Counts requests anew.
     */
    public FlakyModel afterEvents(int events) {
        if (events < 0) {
            throw new IllegalArgumentException("there are at least 0 events before a failure, was " + events);
        }
        return new FlakyModel(model, plan, kind, events);
    }

    @Override
    public ModelProfile profile() {
        return model.profile();
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return model.segments(request);
    }

    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return model.cacheParameters(request);
    }

    @Override
    public String body(ModelRequest request) {
        return model.body(request);
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        int number = requests.incrementAndGet();
        if (!plan.strikes(number)) {
            return model.ask(request);
        }
        ModelFailure failure = ModelFailure.of(kind, "Request " + number + " failed as planned (" + plan + ").");
        return afterEvents == 0 ? ReadyStream.failed(failure) : new Cut(model.ask(request), afterEvents, failure);
    }

    /** An answer that breaks off. */
    private static final class Cut implements ModelStream {
        private final ModelStream answer;
        private final ModelFailure failure;
        private int left;
        private boolean ended;
        private volatile boolean closed;

        private Cut(ModelStream answer, int events, ModelFailure failure) {
            this.answer = answer;
            this.left = events;
            this.failure = failure;
        }

        @Override
        public ModelEvent next() throws InterruptedException {
            if (ended) {
                throw new IllegalStateException("the answer has already ended");
            }
            if (left == 0 && !closed) {
                ended = true;
                answer.close();
                return new ModelEvent.Failed(failure);
            }
            left--;
            ModelEvent event = answer.next(); // one that was closed says so, also where it would have failed
            ended = event.isLast();
            return event;
        }

        @Override
        public void close() {
            closed = true;
            answer.close();
        }
    }
}
