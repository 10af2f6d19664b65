package dev.armature.core.engine;

import dev.armature.core.message.ToolCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one assistant message while it still arrives. Calls at its beginning that only read, and that nobody has
 * to be asked about, start as soon as each is complete; their results are held until the message is whole, and thrown
 * away if it never is. The first call that is not of that kind, and all after it, wait for the whole message.
 */
final class ToolRound {
    private final ToolPreparation preparation;
    private final ToolExecution execution;
    private final int most;
    private final Map<String, ToolExecution.Running> started = new LinkedHashMap<>();
    private boolean open = true;

    ToolRound(ToolPreparation preparation, ToolExecution execution, int most) {
        this.preparation = preparation;
        this.execution = execution;
        this.most = most;
    }

    /** Starts the call if it is of the kind that may start early. */
    void offer(ToolCall call) {
        if (!open || started.size() >= most || started.containsKey(call.id())) {
            open = false;
            return;
        }
        Optional<Preparation.Ready> ready = preparation.readyToStartEarly(call);
        if (ready.isEmpty() || execution.takeCall().isPresent()) {
            open = false;
            return;
        }
        preparation.announce(ready.get());
        started.put(call.id(), execution.start(ready.get()));
    }

    boolean hasStarted() {
        return !started.isEmpty();
    }

    /** The call's early start, if it had one; can be taken once. */
    Optional<ToolExecution.Running> take(ToolCall call) {
        return Optional.ofNullable(started.remove(call.id()));
    }

    /** The message will never be whole: stops what was started, and tells onlookers, for nobody else will. */
    void abort() {
        started.values().forEach(ToolExecution.Running::stop);
        started.values().forEach(execution::dismiss);
        close();
    }

    /** Stops what was started and not taken; the calls are answered otherwise. */
    void discard() {
        execution.stop(started.values());
        close();
    }

    private void close() {
        started.clear();
        open = false;
    }
}
