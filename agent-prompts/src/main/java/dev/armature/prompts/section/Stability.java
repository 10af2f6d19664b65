package dev.armature.prompts.section;

import dev.armature.prompts.fact.Scope;

/**
 * For how long a piece of prompt keeps its bytes, most stable first. A prompt is laid out in this order, because a cached
 * prefix ends at the first byte that differs.
 */
public enum Stability {
    /** The same bytes for every install of this version: no ids, no paths, no dates. */
    GLOBAL(Scope.VERSION),
    /** The same bytes for every session of a project. */
    PROJECT(Scope.PROJECT),
    /** Fixed when the session starts, and frozen. */
    SESSION(Scope.SESSION),
    /** True only now. Never part of the system prompt: appended once as message text, never edited or removed. */
    MESSAGE(Scope.MOMENT);

    private final Scope shortest;

    Stability(Scope shortest) {
        this.shortest = shortest;
    }

    /** Whether text of this stability may depend on a fact of {@code scope}. */
    public boolean admits(Scope scope) {
        return scope.compareTo(shortest) <= 0;
    }
}
