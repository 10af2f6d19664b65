package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.FaultWithoutMeaning;
import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Does to an answer what faults say. */
final class AnswerFaults {
    private static final String UNKNOWN_TOOL = "no_such_tool";

    private final Supplier<String> callIds;

    /** @param callIds gives an id for a call that a fault adds */
    AnswerFaults(Supplier<String> callIds) {
        this.callIds = callIds;
    }

    Answer apply(Answer answer, AnswerFault fault) {
        return switch (fault) {
            case EMPTY_TEXT_BLOCK -> answer.withBlocks(with(new Answer.Block.Text(""), answer.blocks()));
            case EMPTY_CONTENT -> answer.withBlocks(List.of()).withStop("end_turn", "null");
            case TOOL_INPUT_CUT_OFF -> cutOff(answer);
            case UNKNOWN_TOOL -> unknownTool(answer);
            case DUPLICATE_TOOL_ID -> duplicateId(answer);
            case UNKNOWN_STOP_REASON -> answer.withStop("lost_the_thread", "null");
            case PAUSE_TURN -> answer.withStop("pause_turn", "null");
            case CONTEXT_WINDOW_EXCEEDED -> answer.withStop("model_context_window_exceeded", "null");
            case NULL_USAGE -> answer.withCounters(Answer.Counters.NULL);
            case NO_USAGE -> answer.withCounters(Answer.Counters.ABSENT);
        };
    }

    Answer apply(Answer answer, Fault.Refusal refusal) {
        String details = "{\"type\":\"refusal\",\"category\":%s,\"explanation\":%s}"
                .formatted(Json.quote(refusal.category()), Json.quote(refusal.explanation()));
        return answer.withBlocks(List.of()).withStop("refusal", details);
    }

    Answer apply(Answer answer, Fault.FailedAnswer failed) {
        return answer.withStop(
                "failed",
                "{\"code\":%s,\"message\":%s}".formatted(Json.quote(failed.code()), Json.quote(failed.message())));
    }

    Answer apply(Answer answer, Fault.HugeToolInput huge) {
        String name = answer.blocks().stream()
                .filter(Answer.Block.ToolUse.class::isInstance)
                .map(block -> ((Answer.Block.ToolUse) block).name())
                .findFirst()
                .orElse(UNKNOWN_TOOL);
        String input = "{\"text\":\"" + "x".repeat(huge.bytes()) + "\"}";
        return answer.withBlocks(List.of(new Answer.Block.ToolUse(callIds.get(), name, input)))
                .withStop("tool_use", "null");
    }

    private Answer cutOff(Answer answer) {
        List<Answer.Block> blocks = new ArrayList<>(answer.blocks());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i) instanceof Answer.Block.ToolUse use) {
                String half = use.inputText().substring(0, use.inputText().length() / 2);
                blocks.set(i, new Answer.Block.ToolUse(use.id(), use.name(), half));
                // Nothing comes after the block in which the limit was reached.
                return answer.withBlocks(blocks.subList(0, i + 1)).withStop("max_tokens", "null");
            }
        }
        blocks.add(new Answer.Block.ToolUse(callIds.get(), UNKNOWN_TOOL, "{\"cut\":\"of"));
        return answer.withBlocks(blocks).withStop("max_tokens", "null");
    }

    private Answer unknownTool(Answer answer) {
        List<Answer.Block> blocks = new ArrayList<>(answer.blocks());
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Answer.Block.ToolUse use) {
                blocks.set(i, new Answer.Block.ToolUse(use.id(), UNKNOWN_TOOL, use.inputText()));
                return answer.withBlocks(blocks);
            }
        }
        blocks.add(new Answer.Block.ToolUse(callIds.get(), UNKNOWN_TOOL, "{}"));
        return answer.withBlocks(blocks).withStop("tool_use", "null");
    }

    private Answer duplicateId(Answer answer) {
        List<Answer.Block> blocks = new ArrayList<>(answer.blocks());
        int first = -1;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Answer.Block.ToolUse use) {
                if (first >= 0) {
                    String id = ((Answer.Block.ToolUse) blocks.get(first)).id();
                    blocks.set(i, new Answer.Block.ToolUse(id, use.name(), use.inputText()));
                    return answer.withBlocks(blocks);
                }
                first = i;
            }
        }
        if (first < 0) {
            throw new FaultWithoutMeaning("DUPLICATE_TOOL_ID needs a reply that calls a tool");
        }
        blocks.add(first + 1, blocks.get(first));
        return answer.withBlocks(blocks);
    }

    private static List<Answer.Block> with(Answer.Block first, List<Answer.Block> rest) {
        List<Answer.Block> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
