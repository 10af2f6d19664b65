package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.Agent;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.StopReason;
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
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Our client of Responses against the strict simulated server, over whole conversations. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResponsesClientTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "gpt-5.6";
    private static final String OLDER = "gpt-5";
    private static final ToolSpec READ =
            new ToolSpec("Read", "Reads a file.", "{\"type\":\"object\"}", ToolLimits.standard());

    private final ModelSimulator simulator = ModelSimulator.builder().start();

    record File(String path) {}

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void reasoning_goes_back_in_its_place_before_the_calls_it_led_to_over_several_turns() {
        simulator.policy(request -> switch (request.turn()) {
            case 0 ->
                SimReply.of(
                        new ReplyBlock.Thinking("Two files."),
                        new ReplyBlock.Text("I read größe and b."),
                        new ReplyBlock.ToolUse("look", "{\"path\": \"größe\"}"),
                        new ReplyBlock.ToolUse("look", "{\"path\":\"b\"}"));
            case 1 ->
                SimReply.of(new ReplyBlock.Thinking("One more."), new ReplyBlock.ToolUse("look", "{\"path\":\"c\"}"));
            default ->
                SimReply.text(request.toolResults().stream()
                        .map(result -> result.text())
                        .toList()
                        .toString());
        });
        Agent agent = Agent.builder()
                .model(model(MODEL).build())
                .system("Be brief.")
                .tools(Tool.of("look", "Looks at a file.", File.class, (file, context) -> "<" + file.path() + ">"))
                .permissions(rules -> rules.allow("look"))
                .build();

        String answer = agent.ask("Look at them.");

        assertThat(answer).isEqualTo("[<größe>, <b>, <c>]");
        List<JsonNode> sent = bodies();
        assertThat(types(sent.get(2)))
                .containsExactly(
                        "system",
                        "user",
                        "reasoning",
                        "message",
                        "function_call",
                        "function_call",
                        "function_call_output",
                        "function_call_output",
                        "reasoning",
                        "function_call",
                        "function_call_output");
        assertThat(sent.get(2).path("input").path(2).path("encrypted_content").asText())
                .isNotEmpty();
        assertThat(sent.get(2).path("input").path(4).path("arguments").asText()).isEqualTo("{\"path\": \"größe\"}");
        assertThat(sent)
                .allSatisfy(
                        body -> assertThat(body.path("store").asBoolean(true)).isFalse());
        simulator.verify();
    }

    @Test
    void what_was_sent_once_is_sent_again_byte_for_byte() {
        simulator.policy(request -> request.turn() < 3
                ? SimReply.of(new ReplyBlock.Thinking("Hm."), new ReplyBlock.ToolUse("look", "{\"path\":\"a\"}"))
                : SimReply.text("Done."));
        Agent agent = Agent.builder()
                .model(model(OLDER).build())
                .tools(Tool.of("look", "Looks at a file.", File.class, (file, context) -> "x".repeat(100)))
                .permissions(rules -> rules.allow("look"))
                .build();

        agent.ask("Look.");

        List<String> bodies =
                simulator.journal().stream().map(entry -> entry.body().text()).toList();
        assertThat(bodies).hasSize(4);
        for (int turn = 1; turn < bodies.size(); turn++) {
            String before = bodies.get(turn - 1);
            String conversation = before.substring(0, before.indexOf("],\"max_output_tokens\""));
            assertThat(bodies.get(turn)).startsWith(conversation);
        }
    }

    @Test
    void marks_are_set_where_the_provider_takes_them_and_the_next_request_reads_what_was_written() {
        simulator.policy(request -> request.turn() < 2
                ? SimReply.of(new ReplyBlock.Thinking("Hm."), new ReplyBlock.ToolUse("look", "{\"path\":\"a\"}"))
                : SimReply.text("Done."));
        List<AgentEvent> events = new CopyOnWriteArrayList<>();
        Agent agent = Agent.builder()
                .model(model(MODEL)
                        .profile(KnownModels.standard().profile("openai", MODEL))
                        .build())
                .system("Be brief. ".repeat(1_000))
                .tools(Tool.of("look", "Looks at a file.", File.class, (file, context) -> "x".repeat(9_000)))
                .permissions(rules -> rules.allow("look"))
                .listener(events::add)
                .build();

        agent.ask("Look.");

        assertThat(events).noneMatch(AgentEvent.CacheMissed.class::isInstance);
        List<JournalEntry> journal = simulator.journal();
        assertThat(journal).hasSize(3);
        for (int turn = 1; turn < 3; turn++) {
            long before = journal.get(turn - 1).usage().orElseThrow().total();
            assertThat(journal.get(turn).usage().orElseThrow().read()).isEqualTo(before);
        }
        assertThat(journal.get(2).body().text())
                .contains("\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}")
                .contains("\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}");
    }

    @Test
    void an_older_model_takes_no_marks_and_reads_in_steps_what_was_free_to_write() throws InterruptedException {
        ModelRequest request = new ModelRequest(
                List.of(PromptBlock.of("Be brief. ".repeat(1_000))),
                List.of(READ),
                List.of(UserMessage.of("Hi.")),
                100,
                "",
                null);
        Model model = model(OLDER).build();

        Usage cold = completed(model, request).usage();
        Usage warm = completed(model, request.cacheMarks(Map.of(1, Duration.ofMinutes(5))))
                .usage();

        assertThat(cold.uncachedInput()).isEqualTo(cold.input());
        assertThat(warm.cacheRead()).isEqualTo(cold.input() - cold.input() % 128);
        assertThat(warm.cacheWrite5m()).isZero();
        assertThat(simulator.journal().get(1).body().text()).doesNotContain("prompt_cache_breakpoint");
    }

    @Test
    void summaries_of_reasoning_are_told_and_kept() throws InterruptedException {
        simulator.policy(request ->
                SimReply.of(new ReplyBlock.Thinking("First this.\n\nThen that."), new ReplyBlock.Text("So it is.")));
        Model model = model(MODEL).reasoningSummary("auto").effort("low").build();

        List<ModelEvent> events = model.ask(question("Why?")).readAll();

        assertThat(events.stream()
                        .filter(ModelEvent.ThinkingDelta.class::isInstance)
                        .map(event -> ((ModelEvent.ThinkingDelta) event).text())
                        .reduce("", String::concat))
                .isEqualTo("First this.\n\nThen that.");
        Part.Thought thought = (Part.Thought) answer(events).parts().get(0);
        assertThat(thought.text()).isEqualTo("First this.\n\nThen that.");
        assertThat(thought.raw().format()).isEqualTo(OpenAiModel.RESPONSES_FORMAT);
        assertThat(bodies().get(0).path("reasoning").toString()).isEqualTo("{\"effort\":\"low\",\"summary\":\"auto\"}");
    }

    @Test
    void items_that_only_the_provider_understands_go_back_as_they_came() throws InterruptedException {
        String search = "{\"id\":\"ws_1\",\"type\":\"web_search_call\",\"status\":\"completed\",\"n\":1.50}";
        simulator.policy(request -> request.turn() == 0
                ? SimReply.of(
                        new ReplyBlock.Thinking("Where?"),
                        new ReplyBlock.RawJson(search),
                        new ReplyBlock.Text("Found."))
                : SimReply.text("Again."));
        Model model = model(MODEL).build();
        AssistantMessage found = completed(model, question("Search.")).message();

        completed(model, request(List.of(UserMessage.of("Search."), found, UserMessage.of("And?"))));

        String reasoning = found.parts().getFirst().raw().json();
        assertThat(reasoning).contains("\"encrypted_content\":\"");
        assertThat(simulator.journal().get(1).body().text()).contains("," + reasoning + "," + search + ",");
        simulator.verify();
    }

    @Test
    void results_with_pictures_and_errors_are_accepted() throws InterruptedException {
        simulator.policy(request -> request.turn() == 0
                ? SimReply.of(new ReplyBlock.ToolUse("Read", "{}"), new ReplyBlock.ToolUse("Read", "{\"a\":1}"))
                : SimReply.text(request.newToolResults().toString()));
        Model model = model(MODEL).build();
        AssistantMessage calls = completed(model, question("Read.")).message();
        Content picture = new Content.Image("image/png", "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAN");
        UserMessage results = new UserMessage(List.of(
                new UserMessage.Part.Answer(
                        calls.calls().get(0).id(), List.of(new Content.Text("see"), picture), false),
                new UserMessage.Part.Answer(calls.calls().get(1).id(), List.of(new Content.Text("gone")), true),
                new UserMessage.Part.Said(picture)));

        AssistantMessage answer = completed(model, request(List.of(UserMessage.of("Read."), calls, results)))
                .message();

        assertThat(answer.text()).contains("text=see").contains("text=Error: gone");
        simulator.verify();
    }

    @Test
    void an_answer_in_a_shape_is_asked_for_in_the_words_of_this_format() throws InterruptedException {
        String schema = "{\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}";

        completed(
                model(MODEL).build(),
                new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("Hi")), 5, "", schema));

        assertThat(bodies().get(0).path("text").toString())
                .isEqualTo("{\"format\":{\"type\":\"json_schema\",\"name\":\"answer\",\"schema\":" + schema
                        + ",\"strict\":true}}");
        assertThat(bodies().get(0).path("max_output_tokens").asInt()).isEqualTo(16);
    }

    @Test
    void a_conversation_begun_with_another_format_goes_on_here() throws InterruptedException {
        simulator.policy(request -> request.turn() == 0
                ? SimReply.of(
                        new ReplyBlock.Thinking("Hm."),
                        new ReplyBlock.Text("I read."),
                        new ReplyBlock.ToolUse("Read", "{\"a\":1}"))
                : SimReply.text("Done: " + request.newToolResults().get(0).text()));
        Model chat = OpenAiModel.builder(MODEL)
                .baseUri(simulator.baseUri())
                .apiKey(ApiKey.of(simulator.apiKey()))
                .build();
        AssistantMessage before = completed(chat, question("Read.")).message();
        Message result = new UserMessage(List.of(
                new UserMessage.Part.Answer(before.calls().get(0).id(), List.of(new Content.Text("r")), false)));
        List<Message> conversation = List.of(UserMessage.of("Read."), before, result);

        AssistantMessage here =
                completed(model(MODEL).build(), request(conversation)).message();
        AssistantMessage back = completed(chat, request(conversation)).message();

        assertThat(here.text()).isEqualTo("Done: r");
        assertThat(back.text()).isEqualTo("Done: r");
        assertThat(types(bodies().get(1)))
                .containsExactly("system", "user", "assistant", "function_call", "function_call_output");
        simulator.verify();
    }

    private OpenAiModel.Builder model(String name) {
        return OpenAiModel.builder(name)
                .responses()
                .baseUri(simulator.baseUri())
                .apiKey(ApiKey.of(simulator.apiKey()));
    }

    private static ModelRequest question(String text) {
        return request(List.of(UserMessage.of(text)));
    }

    private static ModelRequest request(List<Message> messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), List.of(READ), messages, 1000, "", null);
    }

    private static ModelEvent.Completed completed(Model model, ModelRequest request) throws InterruptedException {
        ModelEvent last = model.ask(request).readAll().getLast();
        assertThat(last).isInstanceOf(ModelEvent.Completed.class);
        return (ModelEvent.Completed) last;
    }

    private static AssistantMessage answer(List<ModelEvent> events) {
        AssistantMessage message = ((ModelEvent.Completed) events.getLast()).message();
        assertThat(message.stopReason()).isEqualTo(StopReason.END_TURN);
        return message;
    }

    private List<JsonNode> bodies() {
        List<JsonNode> bodies = new ArrayList<>();
        for (JournalEntry entry : simulator.journal()) {
            try {
                bodies.add(JSON.readTree(entry.body().bytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bodies;
    }

    /** The types of the items, and the roles of messages that were not the model's own items. */
    private static List<String> types(JsonNode body) {
        return StreamSupport.stream(body.path("input").spliterator(), false)
                .map(item -> item.path("type").asText(item.path("role").asText()))
                .toList();
    }
}
