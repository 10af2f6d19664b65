package dev.armature.prompts.fact;

import java.time.LocalDate;

/** The facts that the standard sections ask for. */
public final class StandardFacts {

    /** What the agent is called, as its maker names it; needed. */
    public static final Fact<String> AGENT_NAME = Fact.text("agent.name", Scope.VERSION);

    /**
     * The instruction files of the project (AGENTS.md), joined from the outermost folder to the innermost; none when the
     * project has none or is not trusted.
     */
    public static final Fact<String> PROJECT_INSTRUCTIONS = Fact.text("project.instructions", Scope.PROJECT);

    /** The folder the agent works in, absolute; needed. */
    public static final Fact<String> WORKING_DIRECTORY = Fact.text("workspace.cwd", Scope.SESSION);

    /** Whether that folder is inside a git checkout. */
    public static final Fact<Boolean> GIT_CHECKOUT = Fact.flag("workspace.git", Scope.SESSION);

    /** Operating system and architecture, such as {@code Linux amd64}; needed. */
    public static final Fact<String> PLATFORM = Fact.text("system.platform", Scope.SESSION);

    /** The shell that runs commands, such as {@code bash}. */
    public static final Fact<String> SHELL = Fact.text("system.shell", Scope.SESSION);

    /** The day the session started; needed. A day, because anything finer breaks the cache. */
    public static final Fact<LocalDate> START_DATE = Fact.date("session.date", Scope.SESSION);

    /** The model that answers, by its provider's name. */
    public static final Fact<String> MODEL = Fact.text("model.name", Scope.SESSION);

    private StandardFacts() {}
}
