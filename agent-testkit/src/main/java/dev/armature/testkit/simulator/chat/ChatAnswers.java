package dev.armature.testkit.simulator.chat;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.ForeignBlocks;
import dev.armature.testkit.simulator.dialect.OpenAiWords;
import dev.armature.testkit.simulator.json.Json;
import java.time.Instant;
import java.util.stream.Collectors;

/** Writes answers of Chat Completions as one JSON object. Blocks that the format does not have are left out. */
final class ChatAnswers {
    private ChatAnswers() {}

    static String whole(Answer given, Instant now) {
        Answer answer = ForeignBlocks.read(given);
        String text = joined(answer, Answer.Block.Text.class);
        String reasoning = joined(answer, Answer.Block.Thinking.class);
        String calls = answer.blocks().stream()
                .filter(Answer.Block.ToolUse.class::isInstance)
                .map(block -> call((Answer.Block.ToolUse) block))
                .collect(Collectors.joining(","));
        String usage = switch (answer.counters()) {
            case TOLD -> ",\"usage\":" + usage(answer);
            case NULL -> ",\"usage\":null";
            case ABSENT -> "";
        };
        return "{\"id\":" + Json.quote(answer.id()) + ",\"object\":\"chat.completion\",\"created\":"
                + now.getEpochSecond() + ",\"model\":" + Json.quote(answer.model())
                + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + (text.isEmpty() ? "null" : Json.quote(text))
                + ",\"refusal\":" + (refusal(answer).isEmpty() ? "null" : Json.quote(refusal(answer)))
                + (reasoning.isEmpty() ? "" : ",\"reasoning_content\":" + Json.quote(reasoning))
                + (calls.isEmpty() ? "" : ",\"tool_calls\":[" + calls + "]")
                + "},\"logprobs\":null,\"finish_reason\":" + Json.quote(finishReason(answer)) + "}]" + usage + "}";
    }

    static String usage(Answer answer) {
        return OpenAiWords.usage(answer, "prompt_tokens", "completion_tokens");
    }

    /** In this dialect's words; a word it does not have stays as it is. */
    static String finishReason(Answer answer) {
        return switch (answer.stopReason()) {
            case "end_turn", "stop_sequence", "pause_turn" -> "stop";
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> refusal(answer).isEmpty() ? "content_filter" : "stop";
            default -> answer.stopReason();
        };
    }

    /** Why nothing is said; empty when nothing was refused, or only the reason is told. */
    static String refusal(Answer answer) {
        return answer.stopReason().equals("refusal")
                ? Json.read(answer.stopDetailsJson()).path("explanation").asText()
                : "";
    }

    private static String call(Answer.Block.ToolUse use) {
        return "{\"id\":" + Json.quote(use.id()) + ",\"type\":\"function\",\"function\":{\"name\":"
                + Json.quote(use.name()) + ",\"arguments\":" + Json.quote(use.inputText()) + "}}";
    }

    /** Texts one after the other, as the chunks of a stream give them. */
    private static String joined(Answer answer, Class<? extends Answer.Block> type) {
        return answer.blocks().stream()
                .filter(type::isInstance)
                .map(ChatAnswers::text)
                .collect(Collectors.joining());
    }

    private static String text(Answer.Block block) {
        return switch (block) {
            case Answer.Block.Text text -> text.text();
            case Answer.Block.Thinking thinking -> thinking.text();
            case Answer.Block.ToolUse ignored -> "";
            case Answer.Block.Raw ignored -> "";
        };
    }
}
