package dev.armature.models.anthropic;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.JsonBytes;
import dev.armature.models.http.MessageEncoder;
import dev.armature.models.http.WireContent;
import dev.armature.models.http.WireName;
import dev.armature.tools.content.Content;

/**
 * Writes messages as Anthropic's content blocks. What came from there goes back as it came; what came from elsewhere is
 * written anew from what it means, and reasoning from elsewhere, which nobody here could check, is left out.
 */
final class AnthropicMessages implements MessageEncoder {
    static final String FORMAT = "anthropic.messages";

    @Override
    public void encode(Message message, boolean isFirst, JsonBytes out, BlockMarks blocks) {
        out.raw(isFirst ? "" : ",");
        Blocks row = new Blocks(out, blocks);
        switch (message) {
            case UserMessage user -> {
                out.raw("{\"role\":\"user\",\"content\":[");
                user(user, row);
            }
            case AssistantMessage assistant -> {
                out.raw("{\"role\":\"assistant\",\"content\":[");
                assistant.parts().forEach(part -> assistant(part, row));
            }
        }
        out.raw("]}");
    }

    /** Whether anything of the part is sent. */
    static boolean isSent(AssistantMessage.Part part) {
        return switch (part) {
            case AssistantMessage.Part.Said said -> !said.text().isBlank();
            case AssistantMessage.Part.Thought thought -> thought.raw().isOf(FORMAT);
            case AssistantMessage.Part.Call call -> true;
            case AssistantMessage.Part.Opaque opaque -> opaque.raw().isOf(FORMAT);
        };
    }

    /** Results first: the interface wants them directly behind the calls that they answer. */
    private static void user(UserMessage message, Blocks row) {
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Answer answer) {
                answer(answer, row);
            }
        }
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Said said && WireContent.saysSomething(said.content())) {
                row.begin();
                content(said.content(), row.out);
                row.end(true);
            }
        }
        if (row.isEmpty()) {
            row.begin();
            row.out.raw("{\"type\":\"text\",\"text\":\"(nothing was said)\"}");
            row.end(true);
        }
    }

    private static void answer(UserMessage.Part.Answer answer, Blocks row) {
        row.begin();
        row.out.raw("{\"type\":\"tool_result\",\"tool_use_id\":").string(WireId.of(answer.callId()));
        String separator = ",\"content\":[";
        for (Content content : answer.content()) {
            if (WireContent.saysSomething(content)) {
                row.out.raw(separator);
                content(content, row.out);
                separator = ",";
            }
        }
        row.out.raw(separator.equals(",") ? "]" : "");
        row.out.raw(answer.isError() ? ",\"is_error\":true}" : "}");
        row.end(true);
    }

    private static void content(Content content, JsonBytes out) {
        switch (content) {
            case Content.Text text -> text(text.text(), out);
            case Content.Image image ->
                out.raw("{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":")
                        .string(image.mediaType())
                        .raw(",\"data\":")
                        .string(image.base64())
                        .raw("}}");
            case Content.Document document -> document(document, out);
        }
    }

    private static void document(Content.Document document, JsonBytes out) {
        out.raw("{\"type\":\"document\",\"source\":{\"type\":")
                .string(document.isText() ? "text" : "base64")
                .raw(",\"media_type\":")
                .string(document.mediaType())
                .raw(",\"data\":")
                .string(document.isText() ? document.asText() : document.base64())
                .raw("},\"title\":")
                .string(document.name())
                .raw("}");
    }

    private static void assistant(AssistantMessage.Part part, Blocks row) {
        if (!isSent(part)) {
            return;
        }
        row.begin();
        switch (part) {
            case AssistantMessage.Part.Said said -> {
                if (!verbatim(said.raw(), row.out)) {
                    text(said.text(), row.out);
                }
                row.end(true);
            }
            case AssistantMessage.Part.Thought thought -> {
                verbatim(thought.raw(), row.out);
                row.end(false);
            }
            case AssistantMessage.Part.Call call -> {
                if (!fits(call.call()) || !verbatim(call.raw(), row.out)) {
                    call(call.call(), row.out);
                }
                row.end(true);
            }
            case AssistantMessage.Part.Opaque opaque -> {
                verbatim(opaque.raw(), row.out);
                row.end(false);
            }
        }
    }

    /** Whether a call may go back as it came: the result must find its id, which is not always sent as it is. */
    private static boolean fits(ToolCall call) {
        return WireName.fits(call.name()) && WireId.fits(call.id());
    }

    private static boolean verbatim(RawBlock raw, JsonBytes out) {
        if (!raw.isOf(FORMAT)) {
            return false;
        }
        out.raw(raw.json().strip());
        return true;
    }

    private static void text(String text, JsonBytes out) {
        out.raw("{\"type\":\"text\",\"text\":").string(text).raw("}");
    }

    /** An input that was cut off is no object, and the interface takes only objects: the model sees what it had written. */
    private static void call(ToolCall call, JsonBytes out) {
        out.raw("{\"type\":\"tool_use\",\"id\":")
                .string(WireId.of(call.id()))
                .raw(",\"name\":")
                .string(WireName.of(call.name()))
                .raw(",\"input\":");
        if (call.complete()) {
            out.raw(call.inputJson());
        } else {
            out.raw("{\"incomplete_input\":").string(call.inputJson()).raw("}");
        }
        out.raw("}");
    }

    /** A row of blocks with commas between. */
    private static final class Blocks {
        private final JsonBytes out;
        private final BlockMarks marks;
        private int count;

        Blocks(JsonBytes out, BlockMarks marks) {
            this.out = out;
            this.marks = marks;
        }

        void begin() {
            out.raw(count++ == 0 ? "" : ",");
            marks.blockBegins();
        }

        void end(boolean canBeMarked) {
            marks.blockEnds(canBeMarked);
        }

        boolean isEmpty() {
            return count == 0;
        }
    }
}
