package dev.armature.examples.coding.offline.dialogue;

import dev.armature.examples.coding.offline.dialogue.Conversation.Exchange;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a plan be written as straight code although it is called anew for every request: {@link #ask} answers from the
 * transcript when the same calls were made there, in the same order, and else throws {@link Pause} with the calls to make.
 * A plan must therefore be a pure function of the conversation.
 *
 * <p>What the transcript holds and the plan did not ask for is passed over; so a transcript that lost its beginning only
 * makes the plan ask again. Not thread-safe; made for one request.
 */
public final class Dialogue {
    private static final int MOST_RETRIES = 3;

    private final Conversation conversation;
    private final List<Exchange> exchanges;
    private int next;
    private final Map<Call, Call> undoOf = new HashMap<>();
    private final Deque<Call> wayBack = new ArrayDeque<>();

    public Dialogue(Conversation conversation, Conversation.Task task) {
        this.conversation = conversation;
        this.exchanges = task.exchanges();
    }

    public Conversation conversation() {
        return conversation;
    }

    public boolean offers(String tool) {
        return conversation.tools().contains(tool);
    }

    /**
     * Makes the calls in one turn.
     *
     * @param say a sentence for whoever looks on
     * @return one outcome for each call, in the order of the calls
     */
    public List<Outcome> ask(String say, List<Call> calls) {
        List<Outcome> outcomes = new ArrayList<>(answers(say, calls));
        // What an interruption kept from being made is made now: the conversation went on, so it is wanted.
        for (int retry = 0; retry < MOST_RETRIES && outcomes.stream().anyMatch(Outcome::cancelled); retry++) {
            List<Call> again = outcomes.stream()
                    .filter(Outcome::cancelled)
                    .map(Outcome::call)
                    .toList();
            List<Outcome> second = new ArrayList<>(answers("I go on where I was interrupted.", again));
            outcomes.replaceAll(outcome -> outcome.cancelled() ? second.removeFirst() : outcome);
        }
        return List.copyOf(outcomes);
    }

    public Outcome ask(String say, Call call) {
        return ask(say, List.of(call)).getFirst();
    }

    /** Announces that a call is only a trial, and what takes it back once it was made. */
    public void onTrial(Call trial, Call undo) {
        undoOf.put(trial, undo);
    }

    /** Says that what was tried stays. */
    public void keep() {
        wayBack.clear();
    }

    /** What takes back the trials that were made and are not taken back yet, in order. */
    public List<Call> wayBack() {
        return List.copyOf(wayBack);
    }

    private void note(Outcome outcome) {
        if (outcome.succeeded() && !wayBack.remove(outcome.call())) {
            Call undo = undoOf.get(outcome.call());
            if (undo != null) {
                wayBack.addFirst(undo);
            }
        }
    }

    private List<Outcome> answers(String say, List<Call> calls) {
        for (int i = next; i < exchanges.size(); i++) {
            if (asks(exchanges.get(i), calls)) {
                next = i + 1;
                List<Outcome> outcomes = outcomes(exchanges.get(i), calls);
                outcomes.forEach(this::note);
                return outcomes;
            }
        }
        List<ReplyBlock> blocks = new ArrayList<>();
        blocks.add(new ReplyBlock.Text(say));
        calls.forEach(call ->
                blocks.add(new ReplyBlock.ToolUse(call.tool(), call.input().toString())));
        throw new Pause(SimReply.of(blocks));
    }

    private static boolean asks(Exchange exchange, List<Call> calls) {
        if (exchange.calls().size() != calls.size()) {
            return false;
        }
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).isSameAs(exchange.calls().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Outcome> outcomes(Exchange exchange, List<Call> calls) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            SimBlock.ToolResult result =
                    exchange.results().get(exchange.calls().get(i).id());
            outcomes.add(
                    result == null
                            ? new Outcome(calls.get(i), "[E_CANCELLED] Never finished.", true)
                            : new Outcome(calls.get(i), result.text(), result.isError()));
        }
        return outcomes;
    }
}
