package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.reply.SimReply;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One turn of a script, and what is left of it. Guarded by the lock of the script. */
final class ScriptTurn {
    private final ScriptMatch match;
    private final SimReply reply;
    private final boolean saysSomething;
    private final boolean repeats;
    private final boolean answersTheRest;
    private final List<TurnFault> faults;
    private boolean usedUp;

    /**
     * A turn of which nothing is used up.
     *
     * @param saysSomething whether the script gives it a reply: else its faults are all that it has
     * @param answersTheRest whether it answers every request that no other turn answers, as often as there is one
     */
    ScriptTurn(
            ScriptMatch match,
            SimReply reply,
            boolean saysSomething,
            boolean repeats,
            boolean answersTheRest,
            List<FaultOrder> faults) {
        this.match = match;
        this.reply = reply;
        this.saysSomething = saysSomething;
        this.repeats = repeats;
        this.answersTheRest = answersTheRest;
        this.faults = faults.stream().map(TurnFault::new).toList();
    }

    ScriptMatch match() {
        return match;
    }

    boolean answersTheRest() {
        return answersTheRest;
    }

    boolean isUsedUp() {
        return usedUp;
    }

    void restart() {
        usedUp = false;
        faults.forEach(TurnFault::restart);
    }

    /**
     * What it says to a request that fits. It stays for the next try when a fault takes the reply away; without a reply it is
     * over with its faults.
     */
    SimReply use(RandomGenerator random) {
        if (!saysSomething && !faults.isEmpty() && faults.stream().allMatch(TurnFault::isSpent)) {
            faults.forEach(TurnFault::restart); // it repeats, and there is nothing else that it could say
        }
        List<TurnFault> struck = struck(random);
        boolean lost = struck.stream().anyMatch(TurnFault::losesReply);
        boolean over = !lost || (!saysSomething && faults.stream().allMatch(TurnFault::isSpent));
        usedUp = over && !repeats && !answersTheRest;
        return reply.withFaults(struck.stream().map(TurnFault::fault).toArray(Fault[]::new));
    }

    /** One that refuses strikes alone; the others strike together, and wait for a request that is not refused. */
    private List<TurnFault> struck(RandomGenerator random) {
        for (TurnFault fault : faults) {
            if (fault.refuses() && fault.strikes(random)) {
                return List.of(fault);
            }
        }
        List<TurnFault> struck = new ArrayList<>();
        for (TurnFault fault : faults) {
            if (!fault.refuses() && fault.strikes(random)) {
                struck.add(fault);
            }
        }
        return struck;
    }
}
