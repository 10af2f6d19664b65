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
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Cache marks in the Chat Completions format, to the byte. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChatRequestsTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final String MARK = ",\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";
    private static final ChatRequests.Options PLAIN = new ChatRequests.Options("m", true, "", false, false);
    private static final ChatRequests.Options MARKED = new ChatRequests.Options("m", true, "", false, true);
    private static final Content PICTURE = new Content.Image("image/png", "AAAA");

    @Test
    void documents_are_files_of_the_user_and_those_of_text_are_text() {
        Content pdf = new Content.Document("a.pdf", Content.Document.PDF, "AAAA");
        ModelRequest request = request(
                user(Content.Document.text("b.md", "B.")),
                call(),
                new UserMessage(List.of(answer(new Content.Text("r"), pdf), said(new Content.Text("So?")))));

        assertThat(body(new ChatRequests(PLAIN), request))
                .contains("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Document `b.md`:\\nB.\"}]}")
                .contains("{\"role\":\"tool\",\"tool_call_id\":\"c\","
                        + "\"content\":\"r\\n[1 document in the next user message]\"},"
                        + "{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"text\",\"text\":\"From the result of tool call `c`:\"},"
                        + "{\"type\":\"file\",\"file\":{\"filename\":\"a.pdf\","
                        + "\"file_data\":\"data:application/pdf;base64,AAAA\"}},"
                        + "{\"type\":\"text\",\"text\":\"So?\"}]}");
    }

    @Test
    void marks_stand_on_parts_of_the_prompt_of_messages_and_of_results() {
        ChatRequests requests = new ChatRequests(MARKED);
        ModelRequest request = request(
                user(new Content.Text("Hi"), PICTURE),
                call(),
                new UserMessage(List.of(answer(new Content.Text("r")), said(new Content.Text("So?")))));

        SegmentChain segments = requests.segments(request);
        String body = body(
                requests,
                request.cacheMarks(Map.of(2, HALF_AN_HOUR, 4, HALF_AN_HOUR, 6, HALF_AN_HOUR, 7, HALF_AN_HOUR)));

        assertThat(segments.segments())
                .extracting(segment -> segment.path() + " " + segment.isMarkable())
                .containsExactly(
                        "tools[0] false",
                        "system[0] true",
                        "system[1] true",
                        "messages[0].content[0] true",
                        "messages[0].content[1] true",
                        "messages[1].content[0] false",
                        "messages[2].content[0] true",
                        "messages[2].content[1] true");
        assertThat(body)
                .isEqualTo("{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"Read\",\"description\":\"Reads.\","
                        + "\"parameters\":{\"type\":\"object\"}}}],\"messages\":["
                        + "{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"Be brief.\"},"
                        + "{\"type\":\"text\",\"text\":\"Be kind.\"" + MARK + "}]},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}" + MARK
                        + "}]},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\","
                        + "\"type\":\"function\",\"function\":{\"name\":\"Read\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":[{\"type\":\"text\",\"text\":\"r\""
                        + MARK
                        + "}]},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"So?\"" + MARK + "}]}],"
                        + "\"max_completion_tokens\":500,"
                        + "\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}}");
    }

    @Test
    void marks_change_nothing_but_themselves() {
        ModelRequest request = request(user(new Content.Text("Hi")));
        String options = ",\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}";

        String marked = body(new ChatRequests(MARKED), request.cacheMarks(Map.of(3, HALF_AN_HOUR)));

        assertThat(marked).contains(MARK);
        assertThat(marked.replace(MARK, "").replace(options, ""))
                .isEqualTo(body(new ChatRequests(MARKED), request))
                .doesNotContain("prompt_cache");
    }

    @Test
    void nothing_empty_carries_a_mark() {
        ChatRequests requests = new ChatRequests(MARKED);
        ModelRequest request =
                request(UserMessage.of("Hi"), call(), new UserMessage(List.of(answer(), said(new Content.Text(" ")))));

        assertThat(requests.segments(request).segments().subList(5, 7)).noneMatch(segment -> segment.isMarkable());
        assertThat(body(requests, request)).contains("\"tool_call_id\":\"c\",\"content\":\"\"}");
    }

    @Test
    void a_mark_where_none_can_stand_is_refused_and_a_model_that_takes_none_gets_none() {
        ModelRequest onTool = request(user(new Content.Text("Hi"))).cacheMarks(Map.of(0, HALF_AN_HOUR));

        assertThatThrownBy(() -> new ChatRequests(MARKED).body(onTool, 500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment 0 cannot carry a cache mark");
        assertThat(body(new ChatRequests(PLAIN), onTool))
                .isEqualTo(body(new ChatRequests(PLAIN), request(user(new Content.Text("Hi")))))
                .contains("{\"role\":\"system\",\"content\":\"Be brief.\\n\\nBe kind.\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"}");
        assertThat(new ChatRequests(PLAIN).segments(onTool)).isEqualTo(SegmentChain.empty());
    }

    @Test
    void marks_are_for_models_that_are_known_to_take_them_at_their_provider_or_where_a_profile_says_so() {
        URI elsewhere = URI.create("http://127.0.0.1:1");
        ModelProfile own = new ModelProfile("openai", "own", 1_000, 100, CacheProfile.explicitUnlimited(1_024));

        assertThat(segments(OpenAiModel.builder("gpt-5.6"))).isEqualTo(4);
        assertThat(segments(OpenAiModel.builder("gpt-5"))).as("an older model").isZero();
        assertThat(segments(OpenAiModel.builder("gpt-5.6-turbo")))
                .as("an unknown model")
                .isZero();
        assertThat(segments(OpenAiModel.builder("gpt-5.6").baseUri(elsewhere)))
                .as("another server")
                .isZero();
        assertThat(segments(OpenAiModel.builder("own").baseUri(elsewhere).profile(own)))
                .isEqualTo(4);
    }

    private static int segments(OpenAiModel.Builder model) {
        return model.build().segments(request(user(new Content.Text("Hi")))).size();
    }

    private static String body(ChatRequests requests, ModelRequest request) {
        return new String(requests.body(request, request.maxOutputTokens()).toBytes(), StandardCharsets.UTF_8);
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

    private static UserMessage user(Content... content) {
        return new UserMessage(List.of(content).stream()
                .<UserMessage.Part>map(ChatRequestsTest::said)
                .toList());
    }

    private static UserMessage.Part said(Content content) {
        return new UserMessage.Part.Said(content);
    }

    private static UserMessage.Part answer(Content... content) {
        return new UserMessage.Part.Answer("c", List.of(content), false);
    }

    private static AssistantMessage call() {
        Part call = new Part.Call(new ToolCall("c", "Read", "{}", true), RawBlock.none());
        return new AssistantMessage("i", "m", List.of(call), StopReason.TOOL_USE);
    }
}
