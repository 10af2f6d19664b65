package dev.armature.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the user says while a run goes on. <em>Steering</em> is looked at after each tool, and the calls that remain are
 * skipped; a <em>follow-up</em> is looked at only when the run would end. Thread-safe.
 */
public final class SteeringQueue {
    private final ConcurrentLinkedQueue<String> steering = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> followUps = new ConcurrentLinkedQueue<>();

    /** Says something now. */
    public void steer(String text) {
        steering.add(text);
    }

    /** Says something once the model has nothing more to do. */
    public void followUp(String text) {
        followUps.add(text);
    }

    /** What nobody has taken, steering first. */
    public List<String> takeAll() {
        List<String> left = takeSteering();
        left.addAll(takeFollowUps());
        return left;
    }

    boolean hasSteering() {
        return !steering.isEmpty();
    }

    List<String> takeSteering() {
        return takeAll(steering);
    }

    List<String> takeFollowUps() {
        return takeAll(followUps);
    }

    private static List<String> takeAll(ConcurrentLinkedQueue<String> queue) {
        List<String> taken = new ArrayList<>();
        for (String text = queue.poll(); text != null; text = queue.poll()) {
            taken.add(text);
        }
        return taken;
    }
}
