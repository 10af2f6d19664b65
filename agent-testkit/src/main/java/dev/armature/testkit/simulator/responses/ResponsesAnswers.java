package dev.armature.testkit.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.dialect.ForeignBlocks;
import dev.armature.testkit.simulator.dialect.OpenAiWords;
import dev.armature.testkit.simulator.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes answers of Responses: the items, and the object around them. What was asked decides what is told of reasoning:
 * its summary and its encrypted form come only when they are wanted.
 */
final class ResponsesAnswers {
    private static final String REFUSAL = "refusal";

    private final Answer answer;
    private final JsonNode body;
    private final long createdAt;
    private final boolean encrypts;
    private final boolean sumsUp;

    ResponsesAnswers(Answer answer, JsonNode body, Instant now) {
        this.answer = ForeignBlocks.read(answer);
        this.body = body;
        this.createdAt = now.getEpochSecond();
        this.sumsUp = body.path("reasoning").path("summary").isTextual();
        boolean wanted = false;
        for (JsonNode name : body.path("include")) {
            wanted |= name.asText().equals("reasoning.encrypted_content");
        }
        this.encrypts = wanted;
        requireForm();
    }

    /** How an answer ends. */
    enum Status {
        COMPLETED("completed"),
        INCOMPLETE("incomplete"),
        FAILED("failed");

        final String word;

        Status(String word) {
            this.word = word;
        }
    }

    /** One item of an answer. */
    record Item(String id, Content content, boolean cutOff) {
        String status() {
            return Json.quote(cutOff ? "incomplete" : "completed");
        }
    }

    /** What an item holds. */
    sealed interface Content {
        record Text(String text) implements Content {}

        record Refusal(String text) implements Content {}

        /** The parts of its summary, and the field with its encrypted form if there is one. */
        record Reasoning(List<String> parts, String encryptedJson) implements Content {}

        record Call(Answer.Block.ToolUse use) implements Content {}

        record Raw(String json) implements Content {}
    }

    Status status() {
        if (answer.stopReason().equals("failed")) {
            return Status.FAILED;
        }
        return isIncomplete() ? Status.INCOMPLETE : Status.COMPLETED;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        List<Answer.Block> blocks = answer.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            items.add(item(i, blocks.get(i), status() != Status.COMPLETED && i == blocks.size() - 1));
        }
        if (answer.stopReason().equals(REFUSAL) && !isIncomplete()) {
            String explanation =
                    Json.read(answer.stopDetailsJson()).path("explanation").asText();
            items.add(new Item(id("msg_", items.size()), new Content.Refusal(explanation), false));
        }
        return items;
    }

    private Item item(int index, Answer.Block block, boolean cutOff) {
        return switch (block) {
            case Answer.Block.Text text -> new Item(id("msg_", index), new Content.Text(text.text()), cutOff);
            case Answer.Block.Thinking thinking ->
                new Item(id("rs_", index), reasoning(id("rs_", index), thinking), cutOff);
            case Answer.Block.ToolUse use -> new Item(id("fc_", index), new Content.Call(use), cutOff);
            case Answer.Block.Raw raw ->
                new Item(Json.read(raw.json()).path("id").asText(), new Content.Raw(raw.json()), cutOff);
        };
    }

    /** An item as it is when it is over. */
    String json(Item item) {
        String id = Json.quote(item.id());
        return switch (item.content()) {
            case Content.Text text -> message(item, textPart(text.text()));
            case Content.Refusal refusal -> message(item, refusalPart(refusal.text()));
            case Content.Reasoning reasoning ->
                "{\"id\":" + id + ",\"type\":\"reasoning\",\"summary\":["
                        + reasoning.parts().stream()
                                .map(ResponsesAnswers::summaryPart)
                                .collect(Collectors.joining(","))
                        + "]" + reasoning.encryptedJson() + "}";
            case Content.Call call ->
                "{\"id\":" + id + ",\"type\":\"function_call\",\"status\":" + item.status() + ",\"arguments\":"
                        + Json.quote(call.use().inputText()) + ",\"call_id\":"
                        + Json.quote(call.use().id()) + ",\"name\":"
                        + Json.quote(call.use().name()) + "}";
            case Content.Raw raw -> raw.json();
        };
    }

    static String textPart(String text) {
        return "{\"type\":\"output_text\",\"text\":" + Json.quote(text) + ",\"annotations\":[],\"logprobs\":[]}";
    }

    static String refusalPart(String text) {
        return "{\"type\":\"refusal\",\"refusal\":" + Json.quote(text) + "}";
    }

    static String summaryPart(String text) {
        return "{\"type\":\"summary_text\",\"text\":" + Json.quote(text) + "}";
    }

    /** The answer unstreamed. */
    String whole() {
        return response(status().word, items().stream().map(this::json).toList());
    }

    /** The object around the items. */
    String response(String status, List<String> items) {
        boolean isOver = !status.equals("in_progress");
        return "{\"id\":" + Json.quote(answer.id()) + ",\"object\":\"response\",\"created_at\":" + createdAt
                + ",\"status\":" + Json.quote(status) + ",\"background\":false,\"error\":"
                + (status.equals("failed") ? answer.stopDetailsJson() : "null")
                + ",\"incomplete_details\":"
                + (status.equals("incomplete") ? "{\"reason\":" + Json.quote(incompleteReason()) + "}" : "null")
                + asked("instructions", "null") + asked("max_output_tokens", "null")
                + ",\"model\":" + Json.quote(answer.model())
                + ",\"output\":[" + String.join(",", items) + "]"
                + asked("parallel_tool_calls", "true") + ",\"previous_response_id\":null"
                + asked("prompt_cache_key", "null") + asked("reasoning", "{\"effort\":null,\"summary\":null}")
                + asked("store", "true") + asked("temperature", "1.0")
                + asked("text", "{\"format\":{\"type\":\"text\"}}") + asked("tool_choice", "\"auto\"")
                + asked("tools", "[]") + asked("top_p", "1.0") + asked("truncation", "\"disabled\"")
                + (isOver ? usage() : ",\"usage\":null") + asked("metadata", "{}") + "}";
    }

    private String usage() {
        return switch (answer.counters()) {
            case TOLD -> ",\"usage\":" + OpenAiWords.usage(answer, "input_tokens", "output_tokens");
            case NULL -> ",\"usage\":null";
            case ABSENT -> "";
        };
    }

    private String asked(String field, String usual) {
        return ",\"" + field + "\":" + (body.has(field) ? body.path(field).toString() : usual);
    }

    private static String message(Item item, String part) {
        return "{\"id\":" + Json.quote(item.id()) + ",\"type\":\"message\",\"status\":" + item.status()
                + ",\"role\":\"assistant\",\"content\":[" + part + "]}";
    }

    private List<String> summary(Answer.Block.Thinking thinking) {
        return sumsUp && !thinking.text().isEmpty() ? List.of(thinking.text().split("\n\n", -1)) : List.of();
    }

    private Content reasoning(String id, Answer.Block.Thinking thinking) {
        List<String> summary = summary(thinking);
        String encrypted = encrypts
                ? ",\"encrypted_content\":" + Json.quote(EncryptedReasoning.of(id, summary, thinking.signature()))
                : "";
        return new Content.Reasoning(summary, encrypted);
    }

    /** Items have ids of their own, made of the answer's. */
    private String id(String kind, int index) {
        return kind + answer.id().replaceFirst("^resp_", "") + "_" + index;
    }

    private boolean isIncomplete() {
        return switch (answer.stopReason()) {
            case "end_turn", "stop_sequence", "tool_use", "failed" -> false;
            case REFUSAL -> answer.stopDetailsJson().equals("null");
            default -> true;
        };
    }

    /** In this dialect's words; a word it does not have stays as it is. */
    private String incompleteReason() {
        return switch (answer.stopReason()) {
            case "max_tokens", "model_context_window_exceeded" -> "max_output_tokens";
            case REFUSAL -> "content_filter";
            default -> answer.stopReason();
        };
    }

    /** No turn is paused here. */
    private void requireForm() {
        if (answer.stopReason().equals("pause_turn")) {
            throw new FaultWithoutMeaning("a paused turn has no form in Responses");
        }
    }
}
