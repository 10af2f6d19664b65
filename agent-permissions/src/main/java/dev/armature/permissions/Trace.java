package dev.armature.permissions;

import dev.armature.permissions.Explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what each step said, if somebody wants to know. */
final class Trace {

    private final boolean isWanted;
    private final List<Step> steps = new ArrayList<>();

    private Trace(boolean isWanted) {
        this.isWanted = isWanted;
    }

    static Trace wanted() {
        return new Trace(true);
    }

    static Trace unwanted() {
        return new Trace(false);
    }

    void add(Findings about, String name, Supplier<String> said) {
        if (isWanted) {
            steps.add(new Step(about.about(), name, said.get()));
        }
    }

    List<Step> steps() {
        return steps;
    }
}
