package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.stream.Frame;
import java.util.ArrayList;
import java.util.List;

/** Puts stalls, pings and errors into a stream, whatever its events are. */
final class FrameFaults {
    private FrameFaults() {}

    static List<Frame> stall(List<Frame> frames, Fault.StallAfterEvent fault) {
        return inserted(frames, afterEvents(frames, fault.events()), new Frame.Pause(fault.stall()));
    }

    /** The error is the last thing in the stream. */
    static List<Frame> error(List<Frame> frames, int afterEvents, Frame error) {
        List<Frame> cut = new ArrayList<>(frames.subList(0, afterEvents(frames, afterEvents)));
        cut.add(error);
        return cut;
    }

    static List<Frame> pings(List<Frame> frames, Fault.Pings pings, Frame ping) {
        List<Frame> more = new ArrayList<>(frames.subList(0, 1));
        for (int i = 0; i < pings.count(); i++) {
            if (!pings.interval().isZero()) {
                more.add(new Frame.Pause(pings.interval()));
            }
            more.add(ping);
        }
        more.addAll(frames.subList(1, frames.size()));
        return more;
    }

    private static int afterEvents(List<Frame> frames, int count) {
        int seen = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (seen == count) {
                return i;
            }
            seen += frames.get(i) instanceof Frame.Event ? 1 : 0;
        }
        if (seen == count) {
            return frames.size();
        }
        throw new FaultWithoutMeaning("the stream has %d events and no place after %d".formatted(seen, count));
    }

    private static List<Frame> inserted(List<Frame> frames, int at, Frame frame) {
        List<Frame> changed = new ArrayList<>(frames);
        changed.add(at, frame);
        return changed;
    }
}
