package dev.armature.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.tools.content.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages as JSON and back. Raw blocks are kept as text, so that not one byte of them changes. */
final class MessageCodec {
    private MessageCodec() {}

    static ObjectNode write(UserMessage message) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (UserMessage.Part part : message.parts()) {
            parts.add(
                    switch (part) {
                        case UserMessage.Part.Said said -> write(said.content());
                        case UserMessage.Part.Answer answer -> write(answer);
                    });
        }
        return object().set("parts", parts);
    }

    static ObjectNode write(UserMessage.Part.Answer answer) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        answer.content().forEach(block -> content.add(write(block)));
        return object().put("kind", "answer")
                .put("call", answer.callId())
                .put("error", answer.isError())
                .set("content", content);
    }

    private static ObjectNode write(Content content) {
        return switch (content) {
            case Content.Text text -> object().put("kind", "text").put("text", text.text());
            case Content.Image image ->
                object().put("kind", "image").put("media", image.mediaType()).put("base64", image.base64());
            case Content.Document document ->
                object().put("kind", "document")
                        .put("name", document.name())
                        .put("media", document.mediaType())
                        .put("base64", document.base64());
        };
    }

    static UserMessage userMessage(JsonNode node) {
        List<UserMessage.Part> parts = new ArrayList<>();
        for (JsonNode part : node.required("parts")) {
            parts.add(
                    "answer".equals(part.path("kind").asText())
                            ? answer(part)
                            : new UserMessage.Part.Said(content(part)));
        }
        return new UserMessage(parts);
    }

    static UserMessage.Part.Answer answer(JsonNode node) {
        List<Content> content = new ArrayList<>();
        node.required("content").forEach(block -> content.add(content(block)));
        return new UserMessage.Part.Answer(
                node.required("call").asText(), content, node.required("error").asBoolean());
    }

    private static Content content(JsonNode node) {
        String kind = node.required("kind").asText();
        return switch (kind) {
            case "text" -> new Content.Text(node.required("text").asText());
            case "image" ->
                new Content.Image(
                        node.required("media").asText(), node.required("base64").asText());
            case "document" ->
                new Content.Document(
                        node.required("name").asText(),
                        node.required("media").asText(),
                        node.required("base64").asText());
            default -> throw new IllegalArgumentException("no such kind of content: `" + kind + "`");
        };
    }

    static ObjectNode write(AssistantMessage message) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (AssistantMessage.Part part : message.parts()) {
            ObjectNode node = switch (part) {
                case AssistantMessage.Part.Said said ->
                    object().put("kind", "text").put("text", said.text());
                case AssistantMessage.Part.Thought thought ->
                    object().put("kind", "thought").put("text", thought.text());
                case AssistantMessage.Part.Call call -> write(call.call());
                case AssistantMessage.Part.Opaque ignored -> object().put("kind", "opaque");
            };
            if (!part.raw().format().isEmpty()) {
                node.put("format", part.raw().format()).put("raw", part.raw().json());
            }
            parts.add(node);
        }
        return object().put("id", message.id())
                .put("model", message.model())
                .put("stop", message.stopReason().name())
                .set("parts", parts);
    }

    private static ObjectNode write(ToolCall call) {
        return object().put("kind", "call")
                .put("id", call.id())
                .put("name", call.name())
                .put("input", call.inputJson())
                .put("complete", call.complete());
    }

    static AssistantMessage assistantMessage(JsonNode node) {
        List<AssistantMessage.Part> parts = new ArrayList<>();
        node.required("parts").forEach(part -> parts.add(assistantPart(part)));
        return new AssistantMessage(
                node.required("id").asText(), node.required("model").asText(), parts, stopReason(node));
    }

    private static AssistantMessage.Part assistantPart(JsonNode node) {
        RawBlock raw = node.has("raw")
                ? new RawBlock(
                        node.required("format").asText(), node.required("raw").asText())
                : RawBlock.none();
        String kind = node.required("kind").asText();
        return switch (kind) {
            case "text" -> new AssistantMessage.Part.Said(node.required("text").asText(), raw);
            case "thought" ->
                new AssistantMessage.Part.Thought(node.required("text").asText(), raw);
            case "call" ->
                new AssistantMessage.Part.Call(
                        new ToolCall(
                                node.required("id").asText(),
                                node.required("name").asText(),
                                node.required("input").asText(),
                                node.required("complete").asBoolean()),
                        raw);
            case "opaque" -> new AssistantMessage.Part.Opaque(raw);
            default -> throw new IllegalArgumentException("no such kind of part: `" + kind + "`");
        };
    }

    private static StopReason stopReason(JsonNode node) {
        String name = node.required("stop").asText();
        return Arrays.stream(StopReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(StopReason.UNKNOWN);
    }

    static ObjectNode write(Usage usage) {
        ObjectNode node = object().put("in", usage.uncachedInput())
                .put("read", usage.cacheRead())
                .put("write5m", usage.cacheWrite5m())
                .put("write1h", usage.cacheWrite1h())
                .put("out", usage.output())
                .put("reasoning", usage.reasoning());
        if (!usage.unknown().isEmpty()) {
            ArrayNode unknown = node.putArray("unknown");
            usage.unknown().forEach(count -> unknown.add(count.name()));
        }
        return node;
    }

    static Usage usage(JsonNode node) {
        return new Usage(
                node.path("in").asLong(),
                node.path("read").asLong(),
                node.path("write5m").asLong(),
                node.path("write1h").asLong(),
                node.path("out").asLong(),
                node.path("reasoning").asLong(),
                unknown(node.path("unknown")));
    }

    /** Money as decimal text, so that not a digit of it is rounded. */
    static ObjectNode write(Spent spent) {
        ObjectNode node = object();
        node.set("usage", write(spent.usage()));
        return node.put("usd", spent.cost().usd().toPlainString())
                .put("complete", spent.cost().complete());
    }

    static Spent spent(JsonNode node) {
        BigDecimal usd = new BigDecimal(node.required("usd").asText());
        return new Spent(
                usage(node.required("usage")),
                new Cost(usd, node.required("complete").asBoolean()));
    }

    /** Words of a later version are passed over. */
    private static Set<Usage.Count> unknown(JsonNode words) {
        Set<Usage.Count> unknown = EnumSet.noneOf(Usage.Count.class);
        for (JsonNode word : words) {
            Arrays.stream(Usage.Count.values())
                    .filter(count -> count.name().equals(word.asText()))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    static ObjectNode write(Asked asked) {
        ObjectNode node = object().put("head", asked.head());
        ObjectNode parameters = node.putObject("parameters");
        asked.parameters().forEach(parameters::put);
        return node;
    }

    static Asked asked(JsonNode node) {
        Map<String, String> parameters = new HashMap<>();
        node.path("parameters")
                .properties()
                .forEach(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        return new Asked(node.path("head").asText(""), parameters);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
