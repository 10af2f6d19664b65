package dev.armature.examples.langchain4j.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelRequest;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolSpec;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says one of our requests in LangChain4j's words. What it has no words for is an {@link Untranslatable}; only reasoning
 * of other providers, which nobody here could check, is left out without a word, as our own clients do. For one request.
 */
final class RequestTranslation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOTES = List.of("$schema", "$id", "$comment", "title"); // they forbid nothing

    private final String format;
    private final boolean takesPictures;
    private final Set<Capability> capabilities;
    private final Map<String, String> toolOfCall = new HashMap<>();

    RequestTranslation(String format, boolean takesPictures, Set<Capability> capabilities) {
        this.format = format;
        this.takesPictures = takesPictures;
        this.capabilities = capabilities;
    }

    ChatRequest translate(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        request.system().forEach(block -> messages.add(SystemMessage.from(block.text())));
        for (Message message : request.messages()) {
            switch (message) {
                case UserMessage user -> user(user, messages);
                case AssistantMessage assistant -> assistant(assistant, messages);
            }
        }
        ChatRequest.Builder chat = ChatRequest.builder().messages(messages).maxOutputTokens(request.maxOutputTokens());
        if (!request.tools().isEmpty()) {
            chat.toolSpecifications(
                    request.tools().stream().map(RequestTranslation::tool).toList());
        }
        request.answerSchema().ifPresent(schema -> chat.responseFormat(answer(schema)));
        return chat.build();
    }

    /** Results first: providers want them directly behind the calls that they answer. */
    private void user(UserMessage message, List<ChatMessage> messages) {
        List<dev.langchain4j.data.message.Content> said = new ArrayList<>();
        for (UserMessage.Part part : message.parts()) {
            switch (part) {
                case UserMessage.Part.Answer answer -> messages.add(result(answer));
                case UserMessage.Part.Said words -> said.addAll(contents(List.of(words.content())));
            }
        }
        if (!said.isEmpty()) {
            messages.add(dev.langchain4j.data.message.UserMessage.from(said));
        }
    }

    private ToolExecutionResultMessage result(UserMessage.Part.Answer answer) {
        String tool = toolOfCall.get(answer.callId());
        if (tool == null) {
            throw new Untranslatable("The result of the call `" + answer.callId() + "` stands behind no such call, and"
                    + " LangChain4j wants the name of its tool. Send the message with the call, too.");
        }
        var result = ToolExecutionResultMessage.builder()
                .id(answer.callId())
                .toolName(tool)
                .isError(answer.isError());
        // Most models of LangChain4j take a result of one text and nothing else.
        boolean isText = answer.content().stream().allMatch(Content.Text.class::isInstance);
        return isText
                ? result.text(answer.content().stream()
                                .map(content -> ((Content.Text) content).text())
                                .collect(Collectors.joining("\n")))
                        .build()
                : result.contents(contents(answer.content())).build();
    }

    /** Blank text is no content, and providers refuse it. */
    private List<dev.langchain4j.data.message.Content> contents(List<Content> contents) {
        List<dev.langchain4j.data.message.Content> translated = new ArrayList<>();
        for (Content content : contents) {
            switch (content) {
                case Content.Text text -> {
                    if (!text.text().isBlank()) {
                        translated.add(TextContent.from(text.text()));
                    }
                }
                case Content.Image image -> translated.add(picture(image));
                case Content.Document document -> translated.add(text(document));
            }
        }
        return translated;
    }

    private static TextContent text(Content.Document document) {
        if (!document.isText()) {
            throw new Untranslatable("There is a document (`" + document.name() + "`, " + document.mediaType()
                    + ") in the conversation, and models are brought without files. Say what it holds as text, or leave it"
                    + " out.");
        }
        return TextContent.from("Document `" + document.name() + "`:\n" + document.asText());
    }

    private ImageContent picture(Content.Image image) {
        if (!takesPictures) {
            throw new Untranslatable(
                    "There is a picture (" + image.mediaType() + ") in the conversation, and this model"
                            + " was brought without pictures. Bring it with `withPictures()` if it takes them, or leave the"
                            + " picture out.");
        }
        return ImageContent.from(image.base64(), image.mediaType());
    }

    private void assistant(AssistantMessage message, List<ChatMessage> messages) {
        List<String> said = new ArrayList<>();
        List<String> thought = new ArrayList<>();
        List<ToolExecutionRequest> calls = new ArrayList<>();
        Map<String, Object> attributes = new HashMap<>();
        for (AssistantMessage.Part part : message.parts()) {
            switch (part) {
                case AssistantMessage.Part.Said words -> said.add(words.text());
                case AssistantMessage.Part.Thought thinking -> {
                    if (thinking.raw().isOf(format)) {
                        thought.add(thinking.text());
                    }
                }
                case AssistantMessage.Part.Call call -> calls.add(call(call.call()));
                case AssistantMessage.Part.Opaque opaque -> {
                    if (opaque.raw().isOf(format)) {
                        attributes.putAll(attributes(opaque.raw().json()));
                    }
                }
            }
        }
        if (!said.isEmpty() || !calls.isEmpty()) {
            messages.add(AiMessage.builder()
                    .text(said.isEmpty() ? null : String.join("\n", said))
                    .thinking(thought.isEmpty() ? null : String.join("\n", thought))
                    .toolExecutionRequests(calls)
                    .attributes(attributes)
                    .build());
        }
    }

    private static Map<String, Object> attributes(String json) {
        try {
            return ((AiMessage) ChatMessageDeserializer.messageFromJson(json)).attributes();
        } catch (RuntimeException e) {
            throw new Untranslatable("A block of an earlier answer is no message of this LangChain4j (" + e.getMessage()
                    + "). Go on with the version that wrote it, or in a new session.");
        }
    }

    /** Arguments that were cut off are no object, and providers take only objects: the model sees what it had written. */
    private ToolExecutionRequest call(ToolCall call) {
        toolOfCall.put(call.id(), call.name());
        String arguments = call.complete()
                ? call.inputJson()
                : JSON.createObjectNode()
                        .put("incomplete_input", call.inputJson())
                        .toString();
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(arguments)
                .build();
    }

    private static ToolSpecification tool(ToolSpec spec) {
        try {
            JsonNode schema = JSON.readTree(spec.inputSchema());
            if (schema instanceof ObjectNode object) {
                object.remove(NOTES);
            }
            return ToolSpecification.fromJson(JSON.createObjectNode()
                    .put("name", spec.name())
                    .put("description", spec.description())
                    .set("parameters", schema)
                    .toString());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new Untranslatable(
                    "The input schema of the tool `" + spec.name() + "` is more than LangChain4j can say"
                            + " (" + e.getMessage() + "). At its top it may hold `type`, `description`, `properties`,"
                            + " `required`, `additionalProperties` (true or false) and `$defs`; leave out the rest.");
        }
    }

    private ResponseFormat answer(String schema) {
        if (!capabilities.contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            throw new Untranslatable("The answer has to follow a schema, and the LangChain4j model does not say that it"
                    + " can. Build it with `supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)` if it can, or ask for"
                    + " text.");
        }
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("answer")
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
    }
}
