package dev.armature.permissions;

import dev.armature.permissions.action.Action;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the engine came to its assessment.
 *
 * @param action what was judged
 * @param assessment what {@link PermissionEngine#assess} says of it
 * @param steps every step in the order it spoke, for the action and then for the actions within it
 */
public record Explanation(Action action, Assessment assessment, List<Step> steps) {

    public Explanation {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(assessment, "assessment");
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param about the action in a few words
     * @param name the step, such as {@code deny rules}
     * @param said what it said, in a sentence
     */
    public record Step(String about, String name, String said) {
        public Step {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(said, "said");
        }
    }

    /** The steps as text, one a line, for people. */
    public String text() {
        return steps.stream()
                .map(step -> step.about() + " | " + step.name() + ": " + step.said())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
