package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Usage;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.prompts.PromptBlock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.contract.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is cached of conversations in Chat Completions: our client against the strict simulated server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChatCacheTest {
    private static final String MODEL = "gpt-5.6";
    private static final String OLDER = "gpt-5";

    private final ModelSimulator simulator = ModelSimulator.builder().start();

    record File(String path) {}

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void each_request_of_a_conversation_reads_all_of_the_one_before_it() {
        simulator.policy(request -> request.turn() % 4 < 3
                ? SimReply.of(
                        new ReplyBlock.Text("I look."),
                        new ReplyBlock.ToolUse("look", "{\"path\":\"a\"}"),
                        new ReplyBlock.ToolUse("look", "{\"path\":\"b\"}"))
                : SimReply.text("Done."));
        List<AgentEvent> events = new CopyOnWriteArrayList<>();
        Agent agent = Agent.builder()
                .model(marked(MODEL))
                .system("Be brief. ".repeat(1_000))
                .tools(Tool.of("look", "Looks at a file.", File.class, (file, context) -> "x".repeat(9_000)))
                .permissions(rules -> rules.allow("look"))
                .listener(events::add)
                .build();

        prompt(agent, "Look.");
        prompt(agent, "Look again.");

        List<JournalEntry> journal = simulator.journal();
        assertThat(journal).hasSize(8);
        for (int turn = 1; turn < journal.size(); turn++) {
            long before = journal.get(turn - 1).usage().orElseThrow().total();
            assertThat(journal.get(turn).usage().orElseThrow().read())
                    .as("request " + turn)
                    .isEqualTo(before);
        }
        assertThat(events).noneMatch(AgentEvent.CacheMissed.class::isInstance);
        assertThat(journal.get(7).body().text())
                .contains("\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}")
                .contains("\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}");
        simulator.verify();
    }

    @Test
    void sessions_share_what_is_marked_of_the_system_prompt() throws InterruptedException {
        Model model = marked(MODEL);
        Map<Integer, Duration> marks = Map.of(0, Duration.ofMinutes(30));

        Usage first = usage(model, request("In /one.").cacheMarks(marks));
        Usage second = usage(model, request("In /two.").cacheMarks(marks));

        assertThat(first.cacheRead()).isZero();
        assertThat(first.cacheWrite5m()).isGreaterThan(2_500);
        assertThat(second.cacheRead()).isEqualTo(first.cacheWrite5m());
        assertThat(second.cacheWrite5m()).isZero();
    }

    @Test
    void a_model_that_takes_no_marks_gets_none_and_is_cached_by_itself() throws InterruptedException {
        Model older = model(OLDER).build();
        Model unsaid = model(MODEL).build(); // at an address that is not the provider's, without a profile
        ModelRequest request = request("In /one.").cacheMarks(Map.of(0, Duration.ofMinutes(30)));

        Usage cold = usage(older, request);
        Usage warm = usage(older, request);
        usage(unsaid, request);

        assertThat(cold.cacheWrite5m()).isZero();
        assertThat(warm.cacheRead()).isEqualTo(cold.input() - cold.input() % 128);
        assertThat(simulator.journal())
                .allSatisfy(entry -> assertThat(entry.body().text())
                        .doesNotContain("prompt_cache_breakpoint", "prompt_cache_options"));
    }

    private static void prompt(Agent agent, String text) {
        try (Run run = agent.session("talk").prompt(text)) {
            assertThat(run.result()).isInstanceOf(RunResult.Completed.class);
        }
    }

    private static ModelRequest request(String place) {
        return new ModelRequest(
                List.of(PromptBlock.of("Be brief. ".repeat(1_000)), PromptBlock.of(place)),
                List.of(),
                List.of(UserMessage.of("Hi.")),
                100,
                "",
                null);
    }

    /** The simulator's address is not the provider's, so a profile has to say that marks are understood there. */
    private OpenAiModel marked(String name) {
        return model(name)
                .profile(KnownModels.standard().profile("openai", name))
                .build();
    }

    private OpenAiModel.Builder model(String name) {
        return OpenAiModel.builder(name).baseUri(simulator.baseUri()).apiKey(ApiKey.of(simulator.apiKey()));
    }

    private static Usage usage(Model model, ModelRequest request) throws InterruptedException {
        ModelEvent last = model.ask(request).readAll().getLast();
        assertThat(last).isInstanceOf(ModelEvent.Completed.class);
        return ((ModelEvent.Completed) last).usage();
    }
}
