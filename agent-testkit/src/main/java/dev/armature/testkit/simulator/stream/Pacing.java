package dev.armature.testkit.simulator.stream;

import dev.armature.testkit.simulator.reply.Pace;
import java.util.List;

/** Puts the pauses of a pace before deltas. */
public final class Pacing {
    private final Pace pace;
    private int deltas;

    public Pacing(Pace pace) {
        this.pace = pace;
    }

    /** To be called before each delta is added: adds its pauses. */
    public void beforeDelta(List<Frame> frames) {
        deltas++;
        if (deltas == pace.stallAtDelta()) {
            frames.add(new Frame.Pause(pace.stall()));
        }
        if (!pace.perDelta().isZero()) {
            frames.add(new Frame.Pause(pace.perDelta()));
        }
    }
}
