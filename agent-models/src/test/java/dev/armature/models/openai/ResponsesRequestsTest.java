package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests in the Responses format, to the byte. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ResponsesRequestsTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final String MARK = ",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";
    private static final ResponsesRequests.Options PLAIN =
            new ResponsesRequests.Options("m", true, true, "", "", false);
    private static final ResponsesRequests.Options MARKED =
            new ResponsesRequests.Options("m", true, true, "", "", true);

    @Test
    void a_request_asks_for_nothing_to_be_kept_and_says_everything() {
        assertThat(body(PLAIN, request("key-1", user("Hi"))))
                .isEqualTo("{\"model\":\"m\",\"stream\":true,\"store\":false,"
                        + "\"include\":[\"reasoning.encrypted_content\"],"
                        + "\"tools\":[{\"type\":\"function\",\"name\":\"Read\",\"description\":\"Reads.\","
                        + "\"parameters\":{\"type\":\"object\"},\"strict\":false}],"
                        + "\"input\":[{\"role\":\"system\",\"content\":[{\"type\":\"input_text\",\"text\":\"Be brief.\"},"
                        + "{\"type\":\"input_text\",\"text\":\"Be kind.\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hi\"}]}],"
                        + "\"max_output_tokens\":500,\"prompt_cache_key\":\"key-1\"}");
    }

    @Test
    void a_model_that_does_not_think_is_not_asked_for_reasoning_and_one_that_does_may_be_told_how() {
        assertThat(body(new ResponsesRequests.Options("m", false, false, "", "", false), request("k", user("Hi"))))
                .startsWith("{\"model\":\"m\",\"stream\":true,\"store\":false,\"tools\"")
                .endsWith("],\"max_output_tokens\":500}");
        assertThat(body(new ResponsesRequests.Options("m", true, true, "low", "", false), request("", user("Hi"))))
                .endsWith("],\"max_output_tokens\":500,\"reasoning\":{\"effort\":\"low\"}}");
        assertThat(body(new ResponsesRequests.Options("m", true, true, "", "auto", false), request("", user("Hi"))))
                .endsWith("],\"max_output_tokens\":500,\"reasoning\":{\"summary\":\"auto\"}}");
    }

    static Stream<Arguments> messages() {
        Content picture = new Content.Image("image/png", "AAAA");
        String pictureJson =
                "{\"type\":\"input_image\",\"detail\":\"auto\",\"image_url\":\"data:image/png;base64,AAAA\"}";
        String reasoning = "{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"gA==\"}";
        return Stream.of(
                Arguments.of(
                        "a picture",
                        new UserMessage(List.of(new UserMessage.Part.Said(picture))),
                        "{\"role\":\"user\",\"content\":[" + pictureJson + "]}"),
                Arguments.of(
                        "documents",
                        new UserMessage(List.of(
                                new UserMessage.Part.Said(new Content.Document("a.pdf", Content.Document.PDF, "AAAA")),
                                new UserMessage.Part.Said(Content.Document.text("b.md", "B.")))),
                        "{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"filename\":\"a.pdf\","
                                + "\"file_data\":\"data:application/pdf;base64,AAAA\"},"
                                + "{\"type\":\"input_text\",\"text\":\"Document `b.md`:\\nB.\"}]}"),
                Arguments.of(
                        "a result with a document",
                        new UserMessage(
                                List.of(answer(false, new Content.Document("a.pdf", Content.Document.PDF, "AAAA")))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[{\"type\":\"input_file\","
                                + "\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,AAAA\"}]}"),
                Arguments.of(
                        "results before what is said",
                        new UserMessage(List.of(
                                new UserMessage.Part.Said(new Content.Text("So?")),
                                answer(false, new Content.Text("a"), new Content.Text("b")))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"a\\nb\"},"
                                + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"So?\"}]}"),
                Arguments.of(
                        "an empty result",
                        new UserMessage(List.of(answer(false))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"\"}"),
                Arguments.of(
                        "an error",
                        new UserMessage(List.of(answer(true, new Content.Text("gone")))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"Error: gone\"}"),
                Arguments.of(
                        "a result with a picture",
                        new UserMessage(List.of(answer(false, new Content.Text("see"), picture))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":["
                                + "{\"type\":\"input_text\",\"text\":\"see\"}," + pictureJson + "]}"),
                Arguments.of(
                        "an error with a picture",
                        new UserMessage(List.of(answer(true, picture, new Content.Text("see")))),
                        "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":["
                                + "{\"type\":\"input_text\",\"text\":\"Error: see\"}," + pictureJson + "]}"),
                Arguments.of(
                        "items as they came",
                        said(
                                new Part.Thought("", raw(reasoning)),
                                new Part.Call(new ToolCall("c", "Read", "{}", true), raw("{\"any\": 1.50}")),
                                new Part.Opaque(raw("{\"type\":\"web_search_call\"}"))),
                        reasoning + ",{\"any\": 1.50},{\"type\":\"web_search_call\"}"),
                Arguments.of(
                        "what came from elsewhere",
                        said(
                                new Part.Thought("Hm.", new RawBlock("anthropic.messages", "{}")),
                                new Part.Said("I \"read\".", RawBlock.none()),
                                new Part.Said(" ", RawBlock.none()),
                                new Part.Call(new ToolCall("c", "a.b", "{\"x\":1}", true), RawBlock.none()),
                                new Part.Opaque(new RawBlock("anthropic.messages", "{}"))),
                        "{\"role\":\"assistant\",\"content\":\"I \\\"read\\\".\"},"
                                + "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"a_b\",\"arguments\":\"{\\\"x\\\":1}\"}"),
                Arguments.of(
                        "a call that was cut off",
                        said(new Part.Call(new ToolCall("c", "Read", "{\"x", false), RawBlock.none())),
                        "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"Read\","
                                + "\"arguments\":\"{\\\"incomplete_input\\\":\\\"{\\\\\\\"x\\\"}\"}"),
                Arguments.of(
                        "a name that no tool can have",
                        said(new Part.Call(
                                new ToolCall("c", "a b", "{}", true),
                                raw("{\"type\":\"function_call\",\"name\":\"a b\"}"))),
                        "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"a_b\",\"arguments\":\"{}\"}"),
                Arguments.of(
                        "reasoning of which nothing but a name is left",
                        said(
                                new Part.Thought("Hm.", raw("{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[]}")),
                                new Part.Said("Yes.", RawBlock.none())),
                        "{\"role\":\"assistant\",\"content\":\"Yes.\"}"),
                Arguments.of(
                        "reasoning in plain words",
                        said(new Part.Thought(
                                "Hm.", raw("{\"type\":\"reasoning\",\"content\":[{\"type\":\"reasoning_text\"}]}"))),
                        "{\"type\":\"reasoning\",\"content\":[{\"type\":\"reasoning_text\"}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_message_becomes_items(String what, Message message, String items) {
        String first = "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hi\"}]}";

        String body = body(PLAIN, new ModelRequest(List.of(), List.of(), List.of(user("Hi"), message), 500, "", null));

        assertThat(body)
                .as(what)
                .isEqualTo("{\"model\":\"m\",\"stream\":true,\"store\":false,"
                        + "\"include\":[\"reasoning.encrypted_content\"],\"input\":["
                        + first + "," + items + "],\"max_output_tokens\":500}");
    }

    @Test
    void marks_stand_on_parts_of_the_prompt_of_messages_and_of_results() {
        ResponsesRequests requests = new ResponsesRequests(MARKED);
        ModelRequest request = request(
                "",
                user("Hi"),
                said(new Part.Call(new ToolCall("c", "Read", "{}", true), RawBlock.none())),
                new UserMessage(List.of(answer(false, new Content.Text("r")))));
        SegmentChain segments = requests.segments(request);

        String body = new String(
                requests.body(request.cacheMarks(Map.of(2, HALF_AN_HOUR, 3, HALF_AN_HOUR, 5, HALF_AN_HOUR)), 500)
                        .toBytes(),
                StandardCharsets.UTF_8);

        assertThat(segments.segments())
                .extracting(segment -> segment.path() + " " + segment.isMarkable())
                .containsExactly(
                        "tools[0] false",
                        "system[0] true",
                        "system[1] true",
                        "messages[0].content[0] true",
                        "messages[1].content[0] false",
                        "messages[2].content[0] true");
        assertThat(body)
                .contains("{\"type\":\"input_text\",\"text\":\"Be kind.\"" + MARK + "}]}")
                .contains("{\"type\":\"input_text\",\"text\":\"Hi\"" + MARK + "}]}")
                .contains("\"output\":[{\"type\":\"input_text\",\"text\":\"r\"" + MARK + "}]}")
                .endsWith(
                        "],\"max_output_tokens\":500,\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}}");
    }

    @Test
    void a_mark_where_none_can_stand_is_refused_and_a_model_that_takes_none_gets_none() {
        ModelRequest onTool = request("", user("Hi")).cacheMarks(Map.of(0, HALF_AN_HOUR));

        assertThatThrownBy(() -> new ResponsesRequests(MARKED).body(onTool, 500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment 0 cannot carry a cache mark");
        assertThat(body(PLAIN, onTool)).isEqualTo(body(PLAIN, request("", user("Hi"))));
        assertThat(new ResponsesRequests(PLAIN).segments(onTool)).isEqualTo(SegmentChain.empty());
    }

    @Test
    void the_model_is_asked_where_the_address_says() throws IOException {
        String hello = ResponsesRecorded.TOOL_TURN;
        try (TinyServer server = TinyServer.answering(TinyServer.events(hello), TinyServer.events(hello))) {
            for (String path : List.of("", "/gateway/v1/")) {
                Streams.all(OpenAiModel.builder("gpt-4o")
                        .responses()
                        .baseUri(URI.create(server.base() + path))
                        .apiKey(ApiKey.of("sk-secret-key"))
                        .build()
                        .ask(request("", user("Hi"))));
            }

            assertThat(server.received().get(0).head()).startsWith("POST /v1/responses HTTP/1.1");
            assertThat(server.received().get(1).head()).startsWith("POST /gateway/v1/responses HTTP/1.1");
            assertThat(server.received().get(0).header("authorization")).isEqualTo("Bearer sk-secret-key");
            assertThat(server.received().get(0).body()).doesNotContain("include", "prompt_cache");
        }
    }

    @Test
    void the_provider_makes_models_of_this_format() {
        assertThat(new ResponsesProvider().name()).isEqualTo("openai-responses");
        assertThat(new ResponsesProvider()
                        .model("gpt-5.6", Map.of())
                        .segments(request("", user("Hi")))
                        .size())
                .isEqualTo(4);
    }

    @Test
    void another_server_than_the_providers_gets_marks_only_if_a_profile_says_so() {
        OpenAiModel.Builder builder =
                OpenAiModel.builder("gpt-5.6").responses().baseUri(URI.create("http://127.0.0.1:1"));
        ModelRequest request = request("", user("Hi"));

        int unsaid = builder.build().segments(request).size();
        int said = builder.profile(new ModelProfile("openai", "own", 1_000, 100, CacheProfile.explicitUnlimited(1_024)))
                .build()
                .segments(request)
                .size();

        assertThat(unsaid).isZero();
        assertThat(said).isEqualTo(4);
    }

    private static String body(ResponsesRequests.Options options, ModelRequest request) {
        return new String(
                new ResponsesRequests(options)
                        .body(request, request.maxOutputTokens())
                        .toBytes(),
                StandardCharsets.UTF_8);
    }

    private static ModelRequest request(String key, Message... messages) {
        ToolSpec tool = new ToolSpec("Read", "Reads.", "{\"type\":\"object\"}", ToolLimits.standard());
        return new ModelRequest(
                List.of(PromptBlock.of("Be brief."), PromptBlock.of("Be kind.")),
                List.of(tool),
                List.of(messages),
                500,
                key,
                null);
    }

    private static UserMessage user(String text) {
        return UserMessage.of(text);
    }

    private static UserMessage.Part.Answer answer(boolean isError, Content... content) {
        return new UserMessage.Part.Answer("c", List.of(content), isError);
    }

    private static AssistantMessage said(Part... parts) {
        return new AssistantMessage("i", "m", List.of(parts), StopReason.END_TURN);
    }

    private static RawBlock raw(String json) {
        return new RawBlock("openai.responses", json);
    }
}
