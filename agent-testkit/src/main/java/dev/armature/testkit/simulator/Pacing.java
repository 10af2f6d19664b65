package dev.armature.testkit.simulator;

import java.util.List;

/** Puts the pauses of a pace before deltas. */
final class Pacing {
    private final Pace pace;
    private int deltas;

    Pacing(Pace pace) {
        this.pace = pace;
    }

    void beforeDelta(List<Frame> frames) {
        deltas++;
        if (deltas == pace.stallAtDelta()) {
            frames.add(new Frame.Pause(pace.stall()));
        }
        if (!pace.perDelta().isZero()) {
            frames.add(new Frame.Pause(pace.perDelta()));
        }
    }
}
