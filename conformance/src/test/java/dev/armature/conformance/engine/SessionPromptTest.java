package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.PromptReminder;
import dev.armature.prompts.RenderedPrompt;
import dev.armature.prompts.StandardPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.PreservedThinking;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session sends the system prompt that it began with, and the model hears in the conversation what changed since. The
 * server refuses reasoning that comes back behind another prefix than it was given for.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SessionPromptTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 30);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final String RULES = "Build with `make`.";
    private static final String MORE_RULES = RULES + "\nAsk before you push.";

    private final ModelSimulator server = ModelSimulator.builder()
            .preservedThinking(PreservedThinking.ERROR)
            .policy(request -> request.turn() == 0 && request.lastUserText().equals("Change it.")
                    ? SimReply.of(
                            new ReplyBlock.Thinking("So be it."), new ReplyBlock.ToolUse("change", "{\"text\":\"a\"}"))
                    : SimReply.of(new ReplyBlock.Thinking("Let me see."), new ReplyBlock.Text("It is.")))
            .start();

    @TempDir
    private Path folder;

    private SessionStore store = SessionStore.inMemory();

    @BeforeEach
    void keepInFiles() {
        store = SessionStore.files(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static RenderedPrompt prompt(LocalDate day, String rules) {
        return SystemPrompt.builder()
                .sections(StandardPrompt.codingAgent())
                .build()
                .render(Facts.of(StandardFacts.AGENT_NAME, "Armature")
                        .with(StandardFacts.WORKING_DIRECTORY, "/projects/shop")
                        .with(StandardFacts.PLATFORM, "Linux amd64")
                        .with(StandardFacts.START_DATE, day)
                        .with(StandardFacts.PROJECT_INSTRUCTIONS, rules));
    }

    /** A session of a process that was started that day. */
    private Session on(LocalDate day, String rules) {
        return Agent.builder()
                .model(AnthropicModel.builder("claude-opus-5-5")
                        .baseUri(server.baseUri())
                        .apiKey(ApiKey.of(server.apiKey()))
                        .build())
                .system(prompt(day, rules))
                .tools(Tools.changing("change", (text, context) -> "changed"))
                .permissions(written -> written.ask("change"))
                .approvals(request -> Approval.defer())
                .sessions(store)
                .build()
                .session("s");
    }

    private static Optional<String> change(RenderedPrompt before, RenderedPrompt now) {
        return PromptReminder.of(before.blocks(), now.blocks());
    }

    private List<String> said() {
        return Story.entries(store, on(FRIDAY, RULES)).stream()
                .filter(entry -> entry.body() instanceof EntryBody.UserSaid)
                .map(entry -> ((EntryBody.UserSaid) entry.body()).message().text())
                .toList();
    }

    private List<String> bodies() {
        return server.journal().stream()
                .map(entry -> entry.body().text().replaceAll(",\"cache_control\":\\{[^}]*}", ""))
                .toList();
    }

    /** All of a body that a later one has to begin with. */
    private static String prefix(String body) {
        return body.substring(0, body.lastIndexOf("],\"max_tokens\":"));
    }

    private static RunResult result(Run run) {
        try (run) {
            return run.result();
        }
    }

    @Test
    void another_day_and_other_instructions_change_no_byte_that_was_sent_and_are_told_once() {
        assertThat(result(on(FRIDAY, RULES).prompt("Begin."))).isInstanceOf(RunResult.Completed.class);
        assertThat(result(on(SATURDAY, MORE_RULES).prompt("Go on."))).isInstanceOf(RunResult.Completed.class);
        assertThat(result(on(SATURDAY, MORE_RULES).prompt("And on."))).isInstanceOf(RunResult.Completed.class);

        assertThat(said())
                .containsExactly(
                        "Begin.",
                        change(prompt(FRIDAY, RULES), prompt(SATURDAY, MORE_RULES))
                                .orElseThrow(),
                        "Go on.",
                        "And on.");
        List<String> sent = bodies();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).startsWith(prefix(sent.get(0))).contains("- Date: 2026-01-31", "Ask before you push.");
        assertThat(sent.get(2)).startsWith(prefix(sent.get(1)));
    }

    @Test
    void what_changes_back_is_told_too() {
        result(on(FRIDAY, MORE_RULES).prompt("Begin."));
        result(on(FRIDAY, RULES).prompt("Go on."));

        assertThat(result(on(FRIDAY, MORE_RULES).prompt("And on."))).isInstanceOf(RunResult.Completed.class);

        assertThat(said())
                .containsExactly(
                        "Begin.",
                        change(prompt(FRIDAY, MORE_RULES), prompt(FRIDAY, RULES))
                                .orElseThrow(),
                        "Go on.",
                        change(prompt(FRIDAY, RULES), prompt(FRIDAY, MORE_RULES))
                                .orElseThrow(),
                        "And on.");
    }

    @Test
    void a_preview_and_a_fork_begin_as_the_session_does_and_leave_nothing_in_it() {
        result(on(FRIDAY, RULES).prompt("Begin."));
        Session later = on(SATURDAY, MORE_RULES);
        List<Entry> before = Story.entries(store, later);

        String preview = later.preview("Go on.").body();
        List<PromptBlock> fork = later.fork("What was it about?").request().system();

        assertThat(Story.entries(store, later)).isEqualTo(before);
        assertThat(fork).isEqualTo(prompt(FRIDAY, RULES).blocks());
        result(later.prompt("Go on."));
        assertThat(server.journal().getLast().body().text()).isEqualTo(preview);
    }

    @Test
    void a_run_that_waited_for_an_answer_goes_on_behind_the_prompt_it_began_with_and_hears_what_changed() {
        RunResult.Suspended waiting =
                (RunResult.Suspended) result(on(FRIDAY, RULES).prompt("Change it."));

        RunResult result = result(on(SATURDAY, RULES).resolve(waiting.approvalId(), Approval.allowOnce()));

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(said())
                .containsExactly(
                        "Change it.",
                        change(prompt(FRIDAY, RULES), prompt(SATURDAY, RULES)).orElseThrow());
        List<String> sent = bodies();
        assertThat(sent.get(1)).startsWith(prefix(sent.get(0))).contains("- Date: 2026-01-31");
        WellFormed.check(Story.entries(store, on(SATURDAY, RULES)));
    }

    @Test
    void a_session_of_an_earlier_version_keeps_what_it_is_sent_first_by_this_one() {
        try (Transcript transcript = store.open(new SessionId("s"))) {
            transcript.append(new EntryBody.UserSaid(UserMessage.of("Begin.")));
        }

        result(on(FRIDAY, RULES).prompt("Go on."));
        result(on(SATURDAY, RULES).prompt("And on."));

        assertThat(said())
                .containsExactly(
                        "Begin.",
                        "Go on.",
                        change(prompt(FRIDAY, RULES), prompt(SATURDAY, RULES)).orElseThrow(),
                        "And on.");
        assertThat(bodies().get(1)).startsWith(prefix(bodies().get(0)));
    }
}
