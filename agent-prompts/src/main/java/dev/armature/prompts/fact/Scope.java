package dev.armature.prompts.fact;

/** How long a fact stays true, longest first. */
public enum Scope {
    /** The same for every user of this version of the program. */
    VERSION,
    /** The same for every session in one project. */
    PROJECT,
    /** Fixed when a session starts. */
    SESSION,
    /** True at one moment: the time, the state of a checkout, what is left of a budget. */
    MOMENT
}
