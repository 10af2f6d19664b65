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

    /** One line for each note that earlier sessions left: its file, what it is about, when it is of use. */
    public static final Fact<String> MEMORY_INDEX = Fact.text("memory.index", Scope.PROJECT);

    /** The folder of those notes, absolute; needed where they are spoken of. */
    public static final Fact<String> MEMORY_FOLDER = Fact.text("memory.folder", Scope.PROJECT);

    /** One line for each skill, by name: the name, a colon, and what it is for. */
    public static final Fact<String> SKILLS = Fact.text("skills.catalogue", Scope.PROJECT);

    /** The tool with which an agent starts others. */
    public static final Fact<String> COORDINATOR_TOOL = Fact.text("coordinator.tool", Scope.VERSION);

    /** What an agent that nobody watches is there for: what it looks after, and how far it may go. */
    public static final Fact<String> DAEMON_DUTY = Fact.text("daemon.duty", Scope.SESSION);

    /** How often it is woken and what it may use, in words. */
    public static final Fact<String> DAEMON_LIMITS = Fact.text("daemon.limits", Scope.SESSION);

    /** The revision of the project that a plan is made for. */
    public static final Fact<String> PLANNER_REVISION = Fact.text("planner.revision", Scope.SESSION);

    /** How long the plan may take, in words, such as {@code 30 minutes}; needed where there is a revision. */
    public static final Fact<String> PLANNER_TIME = Fact.text("planner.time", Scope.SESSION);

    /** The tool that hands a plan to the user for approval; told while only a plan is wanted. */
    public static final Fact<String> PLAN_TOOL = Fact.text("plan.tool", Scope.MOMENT);

    /** The file that a plan is written to, the only one that may be written meanwhile. */
    public static final Fact<String> PLAN_FILE = Fact.text("plan.file", Scope.MOMENT);

    /** What the notes are to be compared with: transcripts or what was drawn from them, by their files or as text. */
    public static final Fact<String> DREAM_MATERIAL = Fact.text("dream.material", Scope.MOMENT);

    /** The most tokens that a hand-over may have. */
    public static final Fact<Long> HANDOFF_TOKENS = Fact.number("handoff.tokens", Scope.MOMENT);

    /** What the user wants to be kept in it. */
    public static final Fact<String> HANDOFF_WISH = Fact.text("handoff.wish", Scope.MOMENT);

    private StandardFacts() {}
}
