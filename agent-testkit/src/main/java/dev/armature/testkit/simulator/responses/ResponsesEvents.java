package dev.armature.testkit.simulator.responses;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.stream.Pacing;
import dev.armature.testkit.simulator.stream.TextPieces;
import java.util.ArrayList;
import java.util.List;

/** Writes answers of Responses as events, numbered, in the provider's order. The last one holds the whole answer. */
final class ResponsesEvents {
    private final ResponsesAnswers answers;
    private final Chunking chunking;
    private final Pacing pacing;
    private final List<Frame> frames = new ArrayList<>();
    private int number;

    ResponsesEvents(ResponsesAnswers answers, Chunking chunking, Pace pace) {
        this.answers = answers;
        this.chunking = chunking;
        this.pacing = new Pacing(pace);
    }

    List<Frame> frames() {
        String begun = answers.response("in_progress", List.of());
        event("response.created", "\"response\":" + begun);
        event("response.in_progress", "\"response\":" + begun);
        List<String> whole = new ArrayList<>();
        for (ResponsesAnswers.Item item : answers.items()) {
            item(whole.size(), item);
            whole.add(answers.json(item));
        }
        String status = answers.status().word;
        event("response." + status, "\"response\":" + answers.response(status, whole));
        return frames;
    }

    private void item(int index, ResponsesAnswers.Item item) {
        event("response.output_item.added", place(index) + ",\"item\":" + begun(item));
        String at = "\"item_id\":" + Json.quote(item.id()) + "," + place(index);
        switch (item.content()) {
            case ResponsesAnswers.Content.Text text ->
                part(
                        at,
                        ResponsesAnswers.textPart(""),
                        ResponsesAnswers.textPart(text.text()),
                        new Telling("output_text", "text", text.text(), ",\"logprobs\":[]"));
            case ResponsesAnswers.Content.Refusal refusal ->
                part(
                        at,
                        ResponsesAnswers.refusalPart(""),
                        ResponsesAnswers.refusalPart(refusal.text()),
                        new Telling("refusal", "refusal", refusal.text(), ""));
            case ResponsesAnswers.Content.Reasoning reasoning -> summary(at, reasoning.parts());
            case ResponsesAnswers.Content.Call call -> arguments(at, call.use());
            case ResponsesAnswers.Content.Raw ignored -> {}
        }
        event("response.output_item.done", place(index) + ",\"item\":" + answers.json(item));
    }

    private static String begun(ResponsesAnswers.Item item) {
        String id = "{\"id\":" + Json.quote(item.id());
        return switch (item.content()) {
            case ResponsesAnswers.Content.Text ignored -> id + begunMessage();
            case ResponsesAnswers.Content.Refusal ignored -> id + begunMessage();
            case ResponsesAnswers.Content.Reasoning ignored -> id + ",\"type\":\"reasoning\",\"summary\":[]}";
            case ResponsesAnswers.Content.Call call ->
                id + ",\"type\":\"function_call\",\"status\":\"in_progress\",\"arguments\":\"\",\"call_id\":"
                        + Json.quote(call.use().id()) + ",\"name\":"
                        + Json.quote(call.use().name()) + "}";
            case ResponsesAnswers.Content.Raw raw -> raw.json();
        };
    }

    private static String begunMessage() {
        return ",\"type\":\"message\",\"status\":\"in_progress\",\"role\":\"assistant\",\"content\":[]}";
    }

    /** A text that comes in pieces: under which name, in which field, and what stands beside each. */
    private record Telling(String name, String field, String text, String beside) {}

    private void part(String at, String empty, String full, Telling telling) {
        String place = at + ",\"content_index\":0";
        event("response.content_part.added", place + ",\"part\":" + empty);
        for (String piece : TextPieces.of(telling.text(), chunking.charsPerDelta())) {
            delta("response." + telling.name(), place, piece, telling.beside());
        }
        event(
                "response." + telling.name() + ".done",
                place + ",\"" + telling.field() + "\":" + Json.quote(telling.text()) + telling.beside());
        event("response.content_part.done", place + ",\"part\":" + full);
    }

    private void summary(String at, List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String place = at + ",\"summary_index\":" + i;
            event("response.reasoning_summary_part.added", place + ",\"part\":" + ResponsesAnswers.summaryPart(""));
            for (String piece : TextPieces.of(parts.get(i), chunking.charsPerDelta())) {
                delta("response.reasoning_summary_text", place, piece, "");
            }
            event("response.reasoning_summary_text.done", place + ",\"text\":" + Json.quote(parts.get(i)));
            event(
                    "response.reasoning_summary_part.done",
                    place + ",\"part\":" + ResponsesAnswers.summaryPart(parts.get(i)));
        }
    }

    private void arguments(String at, Answer.Block.ToolUse use) {
        for (String piece : TextPieces.ofJson(use.inputText(), chunking)) {
            delta("response.function_call_arguments", at, piece, "");
        }
        event(
                "response.function_call_arguments.done",
                at + ",\"name\":" + Json.quote(use.name()) + ",\"arguments\":" + Json.quote(use.inputText()));
    }

    private void delta(String name, String at, String piece, String beside) {
        pacing.beforeDelta(frames);
        event(name + ".delta", at + ",\"delta\":" + Json.quote(piece) + beside);
    }

    private static String place(int index) {
        return "\"output_index\":" + index;
    }

    private void event(String name, String fields) {
        frames.add(new Frame.Event(
                name, "{\"type\":" + Json.quote(name) + ",\"sequence_number\":" + number++ + "," + fields + "}"));
    }
}
