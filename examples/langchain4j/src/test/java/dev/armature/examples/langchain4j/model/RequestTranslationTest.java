package dev.armature.examples.langchain4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.tools.content.Content;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RequestTranslationTest {
    private static final String FORMAT = "langchain4j.other";
    private static final Content PICTURE = new Content.Image("image/png", "AAAA");

    @Test
    void a_conversation_with_everything_in_it() {
        Map<String, Object> attributes = Map.of("signature", "s");
        AssistantMessage asking = new AssistantMessage(
                "",
                "m",
                List.of(
                        new Part.Thought("Mine.", new RawBlock(FORMAT, "\"Mine.\"")),
                        new Part.Thought("Of another.", new RawBlock("anthropic.messages", "{}")),
                        new Part.Said("I look.", RawBlock.none()),
                        new Part.Call(new ToolCall("a", "look", "{\"x\":1}", true), RawBlock.none()),
                        new Part.Call(new ToolCall("b", "look", "{\"x", false), RawBlock.none()),
                        new Part.Opaque(new RawBlock(
                                FORMAT,
                                ChatMessageSerializer.messageToJson(AiMessage.builder()
                                        .attributes(attributes)
                                        .build())))),
                StopReason.TOOL_USE);
        UserMessage answering = new UserMessage(List.of(
                new UserMessage.Part.Answer("a", List.of(new Content.Text("fog"), new Content.Text("sun")), false),
                new UserMessage.Part.Answer("b", List.of(), true),
                new UserMessage.Part.Said(new Content.Text(" ")),
                new UserMessage.Part.Said(new Content.Text("And?"))));

        ChatRequest request = translate(
                false,
                Asked.of(UserMessage.of("Hi."), asking, answering)
                        .system("Be terse.", "It is Monday.")
                        .tool("look", """
                                {"$schema":"x","type":"object","properties":{"x":{"type":"integer","minimum":1}},
                                 "required":["x"],"additionalProperties":false}"""));

        assertThat(request)
                .isEqualTo(ChatRequest.builder()
                        .messages(
                                SystemMessage.from("Be terse."),
                                SystemMessage.from("It is Monday."),
                                dev.langchain4j.data.message.UserMessage.from("Hi."),
                                AiMessage.builder()
                                        .text("I look.")
                                        .thinking("Mine.")
                                        .toolExecutionRequests(List.of(
                                                call("a", "{\"x\":1}"), call("b", "{\"incomplete_input\":\"{\\\"x\"}")))
                                        .attributes(attributes)
                                        .build(),
                                result("a").text("fog\nsun").isError(false).build(),
                                result("b").text("").isError(true).build(),
                                dev.langchain4j.data.message.UserMessage.from("And?"))
                        .toolSpecifications(ToolSpecification.builder()
                                .name("look")
                                .description("Does it.")
                                .parameters(JsonObjectSchema.builder()
                                        .addProperty("x", JsonRawSchema.from("{\"type\":\"integer\",\"minimum\":1}"))
                                        .required("x")
                                        .additionalProperties(false)
                                        .build())
                                .build())
                        .maxOutputTokens(1_000)
                        .build());
    }

    @Test
    void pictures_go_to_models_that_take_them() {
        AssistantMessage asking = new AssistantMessage(
                "",
                "m",
                List.of(new Part.Call(new ToolCall("a", "look", "{}", true), RawBlock.none())),
                StopReason.TOOL_USE);
        UserMessage answering = new UserMessage(List.of(
                new UserMessage.Part.Answer("a", List.of(new Content.Text("seen"), PICTURE), false),
                new UserMessage.Part.Said(PICTURE)));

        ChatRequest request = translate(true, Asked.of(UserMessage.of("Hi."), asking, answering));

        ImageContent picture = ImageContent.from("AAAA", "image/png");
        assertThat(request.messages().subList(2, 4))
                .containsExactly(
                        result("a")
                                .contents(TextContent.from("seen"), picture)
                                .isError(false)
                                .build(),
                        dev.langchain4j.data.message.UserMessage.from(picture));
    }

    @Test
    void an_answer_by_a_schema_is_asked_of_models_that_say_they_can() {
        ChatRequest request = new RequestTranslation(FORMAT, false, Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA))
                .translate(Asked.of("Hi.").answering("{\"type\":\"object\"}").request());

        assertThat(request.responseFormat())
                .isEqualTo(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("answer")
                                .rootElement(JsonRawSchema.from("{\"type\":\"object\"}"))
                                .build())
                        .build());
    }

    static Stream<Arguments> untranslatable() {
        UserMessage lost =
                new UserMessage(List.of(new UserMessage.Part.Answer("z", List.of(new Content.Text("fog")), false)));
        AssistantMessage foreign = new AssistantMessage(
                "", "m", List.of(new Part.Opaque(new RawBlock(FORMAT, "{\"kind\":9}"))), StopReason.END_TURN);
        return Stream.of(
                Arguments.of(
                        Asked.of(new UserMessage(List.of(new UserMessage.Part.Said(PICTURE)))),
                        "There is a picture (image/png) in the conversation",
                        "`withPictures()`"),
                Arguments.of(
                        Asked.of(new UserMessage(List.of(new UserMessage.Part.Said(
                                new Content.Document("a.pdf", Content.Document.PDF, "AAAA"))))),
                        "There is a document (`a.pdf`, application/pdf) in the conversation",
                        "Say what it holds as text"),
                Arguments.of(Asked.of(lost), "The result of the call `z` stands behind no such call", "Send"),
                Arguments.of(
                        Asked.of(UserMessage.of("Hi."), foreign, UserMessage.of("And?")),
                        "A block of an earlier answer is no message of this LangChain4j",
                        "in a new session"),
                Arguments.of(
                        Asked.of("Hi.").tool("look", "{\"type\":\"object\",\"oneOf\":[]}"),
                        "The input schema of the tool `look` is more than LangChain4j can say",
                        "leave out the rest"),
                Arguments.of(
                        Asked.of("Hi.").answering("{\"type\":\"object\"}"),
                        "The answer has to follow a schema",
                        "`supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)`"));
    }

    @ParameterizedTest
    @MethodSource("untranslatable")
    void what_cannot_be_said_is_an_error_that_says_what_to_do(Asked asked, String what, String advice) {
        assertThatThrownBy(() -> translate(false, asked))
                .isInstanceOf(Untranslatable.class)
                .hasMessageStartingWith(what)
                .hasMessageContaining(advice);
    }

    private static ChatRequest translate(boolean takesPictures, Asked asked) {
        return new RequestTranslation(FORMAT, takesPictures, Set.of()).translate(asked.request());
    }

    private static ToolExecutionRequest call(String id, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name("look")
                .arguments(arguments)
                .build();
    }

    private static ToolExecutionResultMessage.Builder result(String id) {
        return ToolExecutionResultMessage.builder().id(id).toolName("look");
    }
}
