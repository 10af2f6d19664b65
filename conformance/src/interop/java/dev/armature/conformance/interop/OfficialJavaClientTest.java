package dev.armature.conformance.interop;

import static dev.armature.conformance.interop.Conversation.ANSWER;
import static dev.armature.conformance.interop.Conversation.INPUT;
import static dev.armature.conformance.interop.Conversation.MODEL;
import static dev.armature.conformance.interop.Conversation.OPENING;
import static dev.armature.conformance.interop.Conversation.QUESTION;
import static dev.armature.conformance.interop.Conversation.SYSTEM;
import static dev.armature.conformance.interop.Conversation.TOOL;
import static dev.armature.conformance.interop.Conversation.TOOL_RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingConfigEnabled;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.models.ModelInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.provider.SimModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The official Java client of the Messages API against the simulated server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OfficialJavaClientTest {
    private final ModelSimulator simulator = Conversation.server(true);
    private final AnthropicClient client = client(simulator.apiKey());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void has_a_streamed_conversation_with_a_tool_and_reasoning() {
        Message call = streamed(question().build());
        Message answer = streamed(question()
                .addMessage(call)
                .addUserMessageOfContentBlockParams(List.of(result(call)))
                .build());

        assertThat(call.content()).hasSize(3);
        assertThat(call.content().get(0).asThinking().thinking()).isEqualTo("The tool knows.");
        assertThat(call.content().get(0).asThinking().signature()).isNotBlank();
        assertThat(call.content().get(1).asText().text()).isEqualTo(OPENING);
        assertThat(call.content().get(2).asToolUse().name()).isEqualTo(TOOL);
        assertThat(call.content().get(2).asToolUse()._input().convert(JsonNode.class))
                .hasToString(INPUT);
        assertThat(call.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(text(answer)).isEqualTo(ANSWER);
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.id()).isNotEqualTo(call.id());
        assertThat(answer.model().asString()).isEqualTo(MODEL);
        simulator.verify();
    }

    @Test
    void has_the_same_conversation_without_a_stream() {
        Message call = client.messages().create(question().build()).validate();
        Message answer = client.messages()
                .create(question()
                        .addMessage(call)
                        .addUserMessageOfContentBlockParams(List.of(result(call)))
                        .build())
                .validate();

        assertThat(call.content()).hasSize(3);
        assertThat(call.content().get(2).asToolUse()._input().convert(JsonNode.class))
                .hasToString(INPUT);
        assertThat(text(answer)).isEqualTo(ANSWER);
        simulator.verify();
    }

    @Test
    void reads_of_the_cache_what_it_wrote_there() {
        Message call = streamed(question().build());
        Message answer = streamed(question()
                .addMessage(call)
                .addUserMessageOfContentBlockParams(List.of(result(call)))
                .build());

        assertThat(call.usage().cacheCreationInputTokens().orElseThrow()).isGreaterThan(1_000);
        assertThat(call.usage().cacheReadInputTokens()).contains(0L);
        assertThat(answer.usage().cacheReadInputTokens()).isEqualTo(call.usage().cacheCreationInputTokens());
        assertThat(answer.usage().outputTokens()).isPositive();
    }

    @Test
    void counts_the_tokens_that_the_request_then_costs() {
        long counted = client.messages()
                .countTokens(MessageCountTokensParams.builder()
                        .model(MODEL)
                        .system("Be brief.")
                        .addUserMessage(QUESTION)
                        .addTool(tool())
                        .build())
                .validate()
                .inputTokens();
        Message answer = client.messages()
                .create(MessageCreateParams.builder()
                        .model(MODEL)
                        .maxTokens(1_000)
                        .system("Be brief.")
                        .addUserMessage(QUESTION)
                        .addTool(tool())
                        .build());

        assertThat(answer.usage().inputTokens()).isEqualTo(counted);
    }

    @Test
    void lists_the_models_page_by_page_and_finds_one() {
        List<String> ids =
                client.models().list().autoPager().stream().map(ModelInfo::id).toList();

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(MODEL),
                                SimModel.standard().stream().map(SimModel::id).filter(id -> id.startsWith("claude-")))
                        .toList());
        assertThat(client.models().retrieve(MODEL).validate().id()).isEqualTo(MODEL);
    }

    @Test
    void knows_the_refusals_by_their_kind() {
        AnthropicClient stranger = client("not-the-key");

        assertThatThrownBy(() -> stranger.messages().create(question().build()))
                .isInstanceOf(UnauthorizedException.class);
        stranger.close();
        assertThatThrownBy(() -> client.messages()
                        .create(question().model("no-such-model").build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no-such-model");
        assertThatThrownBy(() -> client.messages()
                        .create(question()
                                .addUserMessageOfContentBlockParams(
                                        List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                                .toolUseId("toolu_nobody")
                                                .content("?")
                                                .build())))
                                .build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("toolu_nobody");
    }

    @Test
    void tries_again_what_is_worth_it() {
        simulator.inject(Fault.overloaded());
        simulator.inject(Fault.rateLimitedForMillis(1));

        Message call = streamed(question().build());

        assertThat(call.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(simulator.requestCount()).isEqualTo(3);
    }

    @Test
    void gives_up_when_the_server_stays_silent_for_good() {
        simulator.inject(new Fault.NoReply(), Frequency.times(9));

        assertThatThrownBy(() -> streamed(question().build())).isInstanceOf(AnthropicIoException.class);
    }

    private AnthropicClient client(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(simulator.baseUri().toString())
                .apiKey(key)
                .maxRetries(2)
                .build();
    }

    private static MessageCreateParams.Builder question() {
        return MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(4_000)
                .thinking(ThinkingConfigEnabled.builder().budgetTokens(1_024).build())
                .systemOfTextBlockParams(List.of(TextBlockParam.builder()
                        .text(SYSTEM)
                        .cacheControl(CacheControlEphemeral.builder().build())
                        .build()))
                .addTool(tool())
                .addUserMessage(QUESTION);
    }

    private static Tool tool() {
        return Tool.builder()
                .name(TOOL)
                .description("The weather of a city.")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                                .putAdditionalProperty("days", JsonValue.from(Map.of("type", "integer")))
                                .build())
                        .required(List.of("city"))
                        .build())
                .build();
    }

    private static ContentBlockParam result(Message call) {
        String id = call.content().stream()
                .filter(ContentBlock::isToolUse)
                .findFirst()
                .orElseThrow()
                .asToolUse()
                .id();
        return ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                .toolUseId(id)
                .content(TOOL_RESULT)
                .build());
    }

    /** The whole message; the client checks that it lacks nothing. */
    private Message streamed(MessageCreateParams request) {
        MessageAccumulator message = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(request)) {
            events.stream().map(RawMessageStreamEvent::validate).forEach(message::accumulate);
        }
        return message.message().validate();
    }

    private static String text(Message message) {
        return message.content().get(0).asText().text();
    }
}
