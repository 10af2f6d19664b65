package dev.armature.examples.coding.setup;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.SessionBusy;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.trust.Trust;
import dev.armature.settings.Settings;
import dev.armature.settings.SettingsFile;
import dev.armature.settings.SettingsProblem;
import dev.armature.toolbox.BuiltInTools;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agent for a folder of source code, with everything that it was made of. Close it when it is no longer used.
 *
 * <p>Whoever names a folder vouches for reading in it. Its own settings and its AGENTS.md are listened to only when the
 * user said that the folder is trusted; until then its rules may forbid, and nothing in it loosens anything.
 *
 * @param agent the agent
 * @param sessions where its conversations are kept
 * @param folders in which folder each of them works
 * @param workspace the real path of the folder
 * @param trusted whether the folder's own settings and AGENTS.md are listened to
 * @param model the model it asks
 * @param prompt what the model is told before the conversation
 */
public record CodingAgent(
        Agent agent,
        SessionStore sessions,
        SessionFolders folders,
        Path workspace,
        boolean trusted,
        ChosenModel model,
        CodingPrompt prompt)
        implements AutoCloseable {
    private static final int MOST_SESSIONS_SHOWN = 5;

    /**
     * Puts an agent together.
     *
     * @param environment the user's variables
     * @param approvals who answers questions; empty when nobody can
     * @throws UserError when something on the command line or in a settings file cannot be used
     */
    public static CodingAgent of(
            AgentOptions options, Map<String, String> environment, Optional<ApprovalHandler> approvals) {
        return of(options, environment, approvals, true, Optional.empty());
    }

    /**
     * The same agent to be looked at: it asks nobody anything, so its model needs no key.
     *
     * @param resumes whether a kept session is looked at; without one nothing has to be kept either
     */
    public static CodingAgent toBeLookedAt(AgentOptions options, Map<String, String> environment, boolean resumes) {
        Optional<SessionStore> sessions = resumes ? Optional.empty() : Optional.of(SessionStore.inMemory());
        return of(options, environment, Optional.empty(), false, sessions);
    }

    private static CodingAgent of(
            AgentOptions options,
            Map<String, String> environment,
            Optional<ApprovalHandler> approvals,
            boolean asksItsModel,
            Optional<SessionStore> otherSessions) {
        Home home = Home.of(environment);
        Path workspace = WorkspaceFolder.of(options.workspace(), "--workspace");
        FolderTrust trust = new FolderTrust(home);
        boolean trusted = options.trust() || trust.covers(workspace);
        Settings settings = settings(workspace, home);
        RuleSource commandLine = commandLine(options);
        RuleTools ruleTools = new RuleTools();
        ruleTools.require(List.of(commandLine));
        ruleTools.require(settings.permissions());
        SessionStore sessions = otherSessions.orElseGet(home::sessions);
        ChosenModel model = new ModelChoice(behind(environment, settings.environment()), asksItsModel)
                .choose(options.model(), settings.model().filter(value -> trusted || isOfUser(value)));
        try {
            CodingPrompt prompt = CodingPrompt.of(
                    workspace,
                    instructions(
                            options, trusted ? ProjectInstructions.of(workspace, trust::covers) : Optional.empty()),
                    model.model().profile().name());
            AgentBuilder builder = Agent.builder()
                    .model(model.model())
                    .prices(model.prices())
                    .system(prompt.rendered())
                    .tools(BuiltInTools.all())
                    .permissions(commandLine)
                    .workspace(workspace, Trust.TRUSTED)
                    .budget(options.maxTurns()
                            .map(most -> Budget.unlimited().turns(most))
                            .orElse(Budget.unlimited()))
                    .sessions(sessions);
            settings.permissions().forEach(source -> builder.permissions(heard(source, trusted)));
            options.mode().ifPresent(builder::mode);
            approvals(options, approvals).ifPresent(builder::approvals);
            return new CodingAgent(
                    builder.build(), sessions, new SessionFolders(home), workspace, trusted, model, prompt);
        } catch (InvalidRulesException e) {
            model.close();
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Says something in a session of this agent.
     *
     * @throws UserError when it cannot be noted that the session works in this folder, or another process holds it
     * @throws SessionFailure when it cannot be opened where it is kept
     */
    public Run say(Session session, String prompt) {
        folders.note(session.id(), workspace);
        return opened(() -> session.prompt(prompt));
    }

    /**
     * The request that would be sent if that were said. Nothing is sent or noted; throws as {@link #say} does.
     */
    public RequestPreview preview(Session session, String prompt) {
        return opened(() -> session.preview(prompt));
    }

    private static <T> T opened(Supplier<T> work) {
        try {
            return work.get();
        } catch (SessionBusy e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new SessionFailure(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A session that was begun before.
     *
     * @throws UserError when it is not kept, or works in another folder
     * @throws SessionFailure when the folder of sessions cannot be read
     */
    public Session resumed(SessionId id) {
        if (!sessions.has(id)) {
            throw new UserError("There is no session " + id + ". " + lastSessions());
        }
        folders.requireOneOf(id, workspace);
        return agent.session(id.name());
    }

    private String lastSessions() {
        try {
            String last = sessions.list().stream()
                    .limit(MOST_SESSIONS_SHOWN)
                    .map(summary -> summary.id().name())
                    .collect(Collectors.joining(", "));
            return last.isEmpty() ? "None is kept." : "The last ones are: " + last + ".";
        } catch (UncheckedIOException e) {
            throw new SessionFailure(String.valueOf(e.getMessage()));
        }
    }

    /** What the project says to agents, if it is trusted, and how to test it, if the user said that. */
    private static Optional<String> instructions(AgentOptions options, Optional<String> ofProject) {
        return Stream.of(
                        ofProject,
                        options.testCommand().map(command -> "The command that tests this project: `" + command + "`"))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + "\n\n" + second);
    }

    private static boolean isOfUser(Settings.Sourced value) {
        return !value.source().tier().comesWithTheWorkspace();
    }

    private static RuleSource heard(RuleSource source, boolean trusted) {
        return trusted || !source.tier().comesWithTheWorkspace() ? source : source.tighteningOnly();
    }

    private static Optional<ApprovalHandler> approvals(AgentOptions options, Optional<ApprovalHandler> person) {
        return options.testCommand()
                .<ApprovalHandler>map(command -> new StandingApproval(command, person))
                .or(() -> person);
    }

    /** What {@code --allow} allows. */
    private static RuleSource commandLine(AgentOptions options) {
        Rules rules = Rules.none();
        for (String rule : options.allow()) {
            rules = rules.allow(rule);
        }
        return rules.named("--allow", Tier.COMMAND_LINE);
    }

    private static Settings settings(Path workspace, Home home) {
        Settings settings = Settings.read(List.of(
                new SettingsFile(workspace.resolve(".armature/settings.local.json"), Tier.LOCAL),
                new SettingsFile(workspace.resolve(".armature/settings.json"), Tier.PROJECT),
                new SettingsFile(home.settings(), Tier.USER)));
        if (!settings.problems().isEmpty()) {
            throw new UserError(String.join(
                    "\n",
                    settings.problems().stream().map(SettingsProblem::toString).toList()));
        }
        return settings;
    }

    private static Map<String, String> behind(Map<String, String> environment, Map<String, String> settings) {
        Map<String, String> both = new HashMap<>(settings);
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                both.put(name, value);
            }
        });
        return both;
    }

    @Override
    public void close() {
        model.close();
    }
}
