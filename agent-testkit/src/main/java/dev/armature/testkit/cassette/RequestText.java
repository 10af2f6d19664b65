package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelRequest;
import dev.armature.tools.content.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a request counts: two requests that are the same here get the same answer.
 *
 * <p>It counts what a model reads: the texts of the system prompt, the tools (name, description, schema), the messages,
 * the longest answer and its schema. It does not count what only steers the wire: cache keys and marks, ids of messages,
 * raw blocks of providers, limits of tools. Ids of calls are numbered in the order of their coming, {@code c1},
 * {@code c2}. Pictures and blocks that only the provider understands are their hashes. Texts are redacted first, so that a
 * request is the same on another computer, in another folder, with another key.
 */
final class RequestText {
    private final Redaction redaction;
    private final Map<String, String> calls = new HashMap<>();

    private RequestText(Redaction redaction) {
        this.redaction = redaction;
    }

    static ObjectNode of(ModelRequest request, Redaction redaction) {
        return new RequestText(redaction).write(request);
    }

    static String hash(ObjectNode request) {
        return CassetteJson.sha256(request.toString());
    }

    private ObjectNode write(ModelRequest request) {
        ObjectNode node = CassetteJson.object();
        ArrayNode system = node.putArray("system");
        request.system().forEach(block -> system.add(redaction.text(block.text())));
        ArrayNode tools = node.putArray("tools");
        request.tools()
                .forEach(tool -> tools.addObject()
                        .put("name", redaction.text(tool.name()))
                        .put("description", redaction.text(tool.description()))
                        .set("schema", schema(tool.inputSchema())));
        node.put("maxOutputTokens", request.maxOutputTokens());
        request.answerSchema().ifPresent(schema -> node.set("answerSchema", schema(schema)));
        ArrayNode messages = node.putArray("messages");
        request.messages().forEach(message -> messages.add(message(message)));
        return node;
    }

    private JsonNode schema(String json) {
        return CassetteJson.container(json)
                .map(redaction::tree)
                .orElseGet(() -> TextNode.valueOf(redaction.text(json)));
    }

    private ObjectNode message(Message message) {
        ObjectNode node = CassetteJson.object();
        switch (message) {
            case UserMessage user -> {
                ArrayNode parts = node.putArray("user");
                user.parts().forEach(part -> parts.add(part(part)));
            }
            case AssistantMessage assistant -> {
                ArrayNode parts = node.putArray("assistant");
                assistant.parts().forEach(part -> parts.add(part(part)));
            }
        }
        return node;
    }

    private ObjectNode part(UserMessage.Part part) {
        return switch (part) {
            case UserMessage.Part.Said said -> content(said.content());
            case UserMessage.Part.Answer answer -> {
                ObjectNode node = CassetteJson.object().put("answers", number(answer.callId()));
                if (answer.isError()) {
                    node.put("error", true);
                }
                contents(answer.content(), node.putArray("content"));
                yield node;
            }
        };
    }

    private void contents(List<Content> contents, ArrayNode array) {
        contents.forEach(content -> array.add(content(content)));
    }

    private ObjectNode content(Content content) {
        return switch (content) {
            case Content.Text text -> CassetteJson.object().put("text", redaction.text(text.text()));
            case Content.Image image ->
                CassetteJson.object()
                        .put("image", redaction.text(image.mediaType()))
                        .put("sha256", CassetteJson.sha256(image.base64()));
            case Content.Document document ->
                CassetteJson.object()
                        .put("document", redaction.text(document.name()))
                        .put("media", redaction.text(document.mediaType()))
                        .put("sha256", CassetteJson.sha256(document.base64()));
        };
    }

    private ObjectNode part(AssistantMessage.Part part) {
        return switch (part) {
            case AssistantMessage.Part.Said said -> CassetteJson.object().put("text", redaction.text(said.text()));
            case AssistantMessage.Part.Thought thought ->
                CassetteJson.object().put("thought", redaction.text(thought.text()));
            case AssistantMessage.Part.Call call ->
                CassetteJson.object()
                        .put("calls", number(call.call().id()))
                        .put("tool", redaction.text(call.call().name()))
                        .put("input", redaction.json(call.call().inputJson()));
            case AssistantMessage.Part.Opaque opaque ->
                CassetteJson.object()
                        .put("opaque", redaction.text(opaque.raw().format()))
                        .put(
                                "sha256",
                                CassetteJson.sha256(redaction.json(opaque.raw().json())));
        };
    }

    private String number(String callId) {
        return calls.computeIfAbsent(callId, ignored -> "c" + (calls.size() + 1));
    }
}
