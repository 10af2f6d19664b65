package dev.armature.testkit.simulator.dialect;

import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.stream.Frame;
import java.util.List;
import java.util.function.Predicate;

/** Finds the event of a stream that a fault changes. */
public final class FrameSearch {
    private FrameSearch() {}

    /**
     * The place of the first event of that name.
     *
     * @throws FaultWithoutMeaning when there is none, so that the fault would silently not happen
     */
    public static int first(List<Frame> frames, String name, StreamFault fault) {
        return first(frames, named(name), fault);
    }

    /** The same, of any frame that is wanted. */
    public static int first(List<Frame> frames, Predicate<Frame> wanted, StreamFault fault) {
        for (int i = 0; i < frames.size(); i++) {
            if (wanted.test(frames.get(i))) {
                return i;
            }
        }
        throw new FaultWithoutMeaning(fault + " finds no event to change in this reply");
    }

    public static Predicate<Frame> named(String name) {
        return frame -> frame instanceof Frame.Event event && event.name().equals(name);
    }
}
