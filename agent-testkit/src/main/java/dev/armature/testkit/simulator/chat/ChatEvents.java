package dev.armature.testkit.simulator.chat;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.ForeignBlocks;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.stream.Frame;
import dev.armature.testkit.simulator.stream.Pacing;
import dev.armature.testkit.simulator.stream.TextPieces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes answers of Chat Completions as chunks: data-only events with a `[DONE]` at the end. */
final class ChatEvents {
    private final Answer answer;
    private final String head;
    private final boolean usage;
    private final Chunking chunking;
    private final Pacing pacing;
    private final List<Frame> frames = new ArrayList<>();
    private int calls;

    ChatEvents(Answer answer, Instant now, boolean usage, Chunking chunking, Pace pace) {
        this.answer = ForeignBlocks.read(answer);
        this.usage = usage;
        this.chunking = chunking;
        this.pacing = new Pacing(pace);
        this.head = "{\"id\":" + Json.quote(answer.id()) + ",\"object\":\"chat.completion.chunk\",\"created\":"
                + now.getEpochSecond() + ",\"model\":" + Json.quote(answer.model());
    }

    List<Frame> frames() {
        chunk("{\"role\":\"assistant\",\"content\":null}", "null");
        answer.blocks().forEach(this::block);
        texts("refusal", ChatAnswers.refusal(answer));
        chunk("{}", Json.quote(ChatAnswers.finishReason(answer)));
        if (usage && answer.counters() != Answer.Counters.ABSENT) {
            String told = answer.counters() == Answer.Counters.TOLD ? ChatAnswers.usage(answer) : "null";
            frames.add(new Frame.Event("", head + ",\"choices\":[],\"usage\":" + told + "}"));
        }
        frames.add(new Frame.Event("", "[DONE]"));
        return frames;
    }

    private void block(Answer.Block block) {
        switch (block) {
            case Answer.Block.Text text -> texts("content", text.text());
            case Answer.Block.Thinking thinking -> texts("reasoning_content", thinking.text());
            case Answer.Block.ToolUse use -> call(use);
            case Answer.Block.Raw ignored -> {} // no chunk has a form for it
        }
    }

    private void texts(String field, String text) {
        for (String piece : TextPieces.of(text, chunking.charsPerDelta())) {
            pacing.beforeDelta(frames);
            chunk("{\"" + field + "\":" + Json.quote(piece) + "}", "null");
        }
    }

    private void call(Answer.Block.ToolUse use) {
        int index = calls++;
        pacing.beforeDelta(frames);
        chunk(
                "{\"tool_calls\":[{\"index\":" + index + ",\"id\":" + Json.quote(use.id())
                        + ",\"type\":\"function\",\"function\":{\"name\":" + Json.quote(use.name())
                        + ",\"arguments\":\"\"}}]}",
                "null");
        for (String piece : TextPieces.ofJson(use.inputText(), chunking)) {
            pacing.beforeDelta(frames);
            chunk(
                    "{\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":" + Json.quote(piece)
                            + "}}]}",
                    "null");
        }
    }

    private void chunk(String delta, String finishReason) {
        frames.add(new Frame.Event(
                "",
                head + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]"
                        + (usage ? ",\"usage\":null" : "") + "}"));
    }
}
