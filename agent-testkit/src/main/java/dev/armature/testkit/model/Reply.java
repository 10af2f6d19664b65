package dev.armature.testkit.model;

import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a double answers: a {@link FunctionModel} makes it of a request, a script has it written down. */
public sealed interface Reply {

    /** A whole answer. */
    record Says(List<Part> parts, StopReason stopReason) implements Reply {
        public Says {
            parts = List.copyOf(parts);
            Objects.requireNonNull(stopReason, "stopReason");
        }
    }

    /** No answer. */
    record Fails(ModelFailure failure) implements Reply {
        public Fails {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** An answer of one text. */
    static Reply text(String text) {
        return of(StopReason.END_TURN, new Part.Said(text, RawBlock.none()));
    }

    /** An answer of these calls, whose ids must be new in the conversation. */
    static Reply calls(ToolCall... calls) {
        List<Part> parts = Arrays.stream(calls)
                .<Part>map(call -> new Part.Call(call, RawBlock.none()))
                .toList();
        return new Says(parts, StopReason.TOOL_USE);
    }

    /** An answer of these parts. */
    static Reply of(StopReason stopReason, Part... parts) {
        return new Says(List.of(parts), stopReason);
    }

    /** A failure. */
    static Reply fails(ModelFailure failure) {
        return new Fails(failure);
    }
}
