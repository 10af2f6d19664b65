package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.EventSink;
import dev.armature.core.event.RunCounts;
import dev.armature.core.event.RunTotals;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.session.Asked;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.Transcript;
import dev.armature.core.session.View;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.permissions.PermissionEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a run stands: the transcript and its view, what was used, what is permitted by now.
 *
 * <p>Written by the run's own thread, except for {@link #append} and {@link #tell}, which the threads of tools use too.
 */
final class TurnState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Transcript transcript;
    private final View view; // guarded by lock
    private final EventSink sink; // called under lock, so that onlookers see one event at a time
    private final InstantSource clock;
    private final Instant started;
    private PermissionEngine permissions;
    private Usage usage = Usage.none();
    private Cost cost = Cost.nothing();
    private int turns;
    private int toolCalls; // guarded by lock
    private final List<RunTotals.Inner> inner = new ArrayList<>(); // guarded by lock

    TurnState(Transcript transcript, EventSink sink, PermissionEngine permissions, InstantSource clock) {
        this.transcript = transcript;
        this.view = View.of(transcript.entries());
        this.sink = sink;
        this.permissions = permissions;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Writes an entry and takes it into the view. */
    void append(EntryBody body) {
        lock.lock();
        try {
            transcript.append(body);
            view.add(body);
        } finally {
            lock.unlock();
        }
    }

    void tell(AgentEvent event) {
        lock.lock();
        try {
            sink.accept(event);
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what the model said. */
    void hear(AssistantMessage message, Usage used, Cost price, Asked asked) {
        append(new AssistantSaid(message, used, asked));
        transcript.force();
        turns++;
        count(used, price);
        tell(new AgentEvent.ModelAnswered(message.model(), used));
    }

    /** Counts what a request used that brought no message. */
    void count(Usage used, Cost price) {
        usage = usage.plus(used);
        cost = cost.plus(price);
    }

    void countToolCall() {
        lock.lock();
        try {
            toolCalls++;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a run that a tool started within its call, once that has ended. */
    void countInner(RunTotals.Inner run) {
        lock.lock();
        try {
            inner.add(run);
        } finally {
            lock.unlock();
        }
    }

    Transcript transcript() {
        return transcript;
    }

    /** For the run's own thread, while no tool runs. */
    View view() {
        return view;
    }

    PermissionEngine permissions() {
        return permissions;
    }

    void permit(PermissionEngine changed) {
        permissions = changed;
    }

    int turns() {
        return turns;
    }

    Duration elapsed() {
        return Duration.between(started, clock.instant());
    }

    RunTotals totals() {
        lock.lock();
        try {
            return new RunTotals(new RunCounts(turns, toolCalls, usage, cost), elapsed(), inner);
        } finally {
            lock.unlock();
        }
    }
}
