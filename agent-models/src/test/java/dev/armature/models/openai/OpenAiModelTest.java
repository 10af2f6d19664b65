package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Usage;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OpenAiModelTest {
    private static final String KEY = "sk-proj-secret-0123456789";
    private static final String TOOL_TURN = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"gpt-x","choices":[{"index":0,"delta":{"role":"assistant","content":null},"finish_reason":null}],"usage":null}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{"reasoning_content":"Hm."},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{"content":"Let me look."},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_9","type":"function","function":{"name":"Read","arguments":""},"extra_content":{"sig":"x"}}]},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"path\\": \\"po"}}]},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"m\\"}"}}]},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: {"id":"chatcmpl-1","model":"gpt-x","choices":[],"usage":{"prompt_tokens":1200,"completion_tokens":17,"total_tokens":1217,"prompt_tokens_details":{"cached_tokens":1024,"cache_write_tokens":100},"completion_tokens_details":{"reasoning_tokens":3}}}

            data: [DONE]

            """;
    private static final String HELLO = """
            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"Hello."},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    @Test
    void an_answer_arrives_as_events_and_its_calls_go_back_as_they_came() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(TOOL_TURN), TinyServer.events(HELLO))) {
            OpenAiModel model = model(server.base()).build();
            UserMessage question = UserMessage.of("What is it?");
            String raw = "{\"id\":\"call_9\",\"type\":\"function\",\"function\":{\"name\":\"Read\","
                    + "\"arguments\":\"{\\\"path\\\": \\\"pom\\\"}\"},\"extra_content\":{\"sig\":\"x\"}}";
            Part thought = new Part.Thought("Hm.", new RawBlock("openai.chat", "{\"reasoning_content\":\"Hm.\"}"));
            Part said = new Part.Said("Let me look.", RawBlock.none());
            Part call = new Part.Call(
                    new ToolCall("call_9", "Read", "{\"path\": \"pom\"}", true), new RawBlock("openai.chat", raw));
            AssistantMessage answer =
                    new AssistantMessage("chatcmpl-1", "gpt-x", List.of(thought, said, call), StopReason.TOOL_USE);

            List<ModelEvent> events = Streams.all(model.ask(request(question)));

            assertThat(events)
                    .containsExactly(
                            new ModelEvent.Started("chatcmpl-1", "gpt-x"),
                            new ModelEvent.ThinkingDelta("Hm."),
                            new ModelEvent.TextDelta("Let me look."),
                            new ModelEvent.CallStarted("call_9", "Read"),
                            new ModelEvent.PartCompleted(thought),
                            new ModelEvent.PartCompleted(said),
                            new ModelEvent.PartCompleted(call),
                            new ModelEvent.Completed(answer, new Usage(76, 1024, 100, 0, 17, 3)));

            UserMessage results = new UserMessage(List.of(
                    new UserMessage.Part.Answer(
                            "call_9", List.of(new Content.Text("<x>"), new Content.Image("image/png", "AAAA")), false),
                    new UserMessage.Part.Said(new Content.Text("And now?"))));
            Streams.all(model.ask(request(question, answer, results)));

            TinyServer.Received received = server.received().get(1);
            assertThat(received.head()).startsWith("POST /v1/chat/completions HTTP/1.1");
            assertThat(received.header("authorization")).isEqualTo("Bearer " + KEY);
            assertThat(received.body())
                    .isEqualTo("{\"model\":\"gpt-x\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                            + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"Read\",\"description\":\"Reads.\","
                            + "\"parameters\":{\"type\":\"object\"}}}],\"messages\":["
                            + "{\"role\":\"system\",\"content\":\"Be brief.\\n\\nBe kind.\"},"
                            + "{\"role\":\"user\",\"content\":\"What is it?\"},"
                            + "{\"role\":\"assistant\",\"content\":\"Let me look.\",\"tool_calls\":[" + raw + "]},"
                            + "{\"role\":\"tool\",\"tool_call_id\":\"call_9\","
                            + "\"content\":\"<x>\\n[1 picture in the next user message]\"},"
                            + "{\"role\":\"user\",\"content\":["
                            + "{\"type\":\"text\",\"text\":\"From the result of tool call `call_9`:\"},"
                            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}},"
                            + "{\"type\":\"text\",\"text\":\"And now?\"}]}],\"max_tokens\":500}");
        }
    }

    @Test
    void reasoning_goes_back_only_when_wished() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(HELLO))) {
            AssistantMessage answer = new AssistantMessage(
                    "i",
                    "m",
                    List.of(
                            new Part.Thought("Hm.", new RawBlock("openai.chat", "{\"reasoning\":\"Hm.\"}")),
                            new Part.Call(new ToolCall("a", "Read", "{\"x", false), RawBlock.none())),
                    StopReason.MAX_TOKENS);

            Streams.all(model(server.base())
                    .sendReasoning()
                    .build()
                    .ask(request(UserMessage.of("a"), answer, UserMessage.of("b"))));

            assertThat(server.received().get(0).body())
                    .contains(
                            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                                    + "\"function\":{\"name\":\"Read\","
                                    + "\"arguments\":\"{\\\"incomplete_input\\\":\\\"{\\\\\\\"x\\\"}\"}}],\"reasoning\":\"Hm.\"}");
        }
    }

    @Test
    void a_name_that_no_tool_can_have_is_sent_back_as_one_that_is_accepted() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(HELLO))) {
            AssistantMessage answer = new AssistantMessage(
                    "i",
                    "m",
                    List.of(
                            new Part.Call(
                                    new ToolCall("a", "files.read ", "{}", true),
                                    new RawBlock(
                                            "openai.chat",
                                            "{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"files.read \",\"arguments\":\"{}\"}}"))),
                    StopReason.TOOL_USE);

            Streams.all(model(server.base()).build().ask(request(UserMessage.of("a"), answer, UserMessage.of("b"))));

            assertThat(server.received().get(0).body())
                    .contains("\"function\":{\"name\":\"files_read_\",\"arguments\":\"{}\"}");
        }
    }

    @Test
    void a_schema_is_asked_for_strictly_where_that_is_allowed() throws IOException {
        String closed = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],"
                + "\"additionalProperties\":false}";
        String open = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
        try (TinyServer server = TinyServer.answering(TinyServer.events(HELLO), TinyServer.events(HELLO))) {
            OpenAiModel model = model(server.base()).build();

            for (String schema : List.of(closed, open)) {
                Streams.all(model.ask(new ModelRequest(
                        List.of(), List.of(), List.of(UserMessage.of("Hi")), 10, "session-1", schema)));
            }

            assertThat(server.received().get(0).body())
                    .endsWith("],\"max_tokens\":10,\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
                            + "{\"name\":\"answer\",\"schema\":" + closed + ",\"strict\":true}}}");
            assertThat(server.received().get(1).body()).endsWith(open + ",\"strict\":false}}}");
        }
    }

    @Test
    void a_wrong_key_names_the_variable_and_never_the_key() throws IOException {
        String body = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY
                + ".\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}";
        try (TinyServer server = TinyServer.answering(TinyServer.status(401, "x-request-id: r1\r\n", body))) {
            ModelFailure failure = Streams.failure(model(server.base()).build().ask(request(UserMessage.of("Hi"))));

            assertThat(failure)
                    .isEqualTo(new ModelFailure(
                            Kind.AUTHENTICATION,
                            "The OpenAI-compatible server at " + server.base()
                                    + " does not accept the API key (HTTP 401: Incorrect API key provided: ***.). Check "
                                    + "OPENAI_API_KEY.",
                            null,
                            "r1"));
        }
    }

    @Test
    void an_address_with_a_path_is_used_as_it_is() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.events(HELLO))) {
            OpenAiModel model = OpenAiModel.builder("m")
                    .environment(Map.of("OPENAI_BASE_URL", server.base() + "/gateway/openai/"))
                    .build();

            Streams.all(model.ask(request(UserMessage.of("Hi"))));

            assertThat(server.received().get(0).head()).startsWith("POST /gateway/openai/chat/completions HTTP/1.1");
            assertThat(server.received().get(0).header("authorization")).isEmpty();
            assertThat(model).hasToString("OpenAiModel(m at " + server.base() + "/gateway/openai)");
        }
    }

    private static OpenAiModel.Builder model(URI base) {
        return OpenAiModel.builder("gpt-x").baseUri(base).apiKey(ApiKey.of(KEY));
    }

    private static ModelRequest request(Message... messages) {
        ToolSpec tool = new ToolSpec("Read", "Reads.", "{\"type\":\"object\"}", ToolLimits.standard());
        return new ModelRequest(
                List.of(PromptBlock.of("Be brief."), PromptBlock.of("Be kind.")),
                List.of(tool),
                List.of(messages),
                500,
                "",
                null);
    }
}
