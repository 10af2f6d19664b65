package dev.armature.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.JsonBytes;
import dev.armature.models.http.MessageEncoder;
import dev.armature.models.http.WireJson;
import dev.armature.models.http.WireName;
import dev.armature.tools.content.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages in the Chat Completions format. One user message may become several: each tool result is a message of
 * its own. A tool's message can hold only text, so its pictures follow in the user message behind all results, and the
 * result says so.
 */
final class ChatMessages implements MessageEncoder {
    static final String FORMAT = "openai.chat";

    private final boolean sendsReasoning;

    /** @param sendsReasoning whether reasoning goes back to the server that sent it */
    ChatMessages(boolean sendsReasoning) {
        this.sendsReasoning = sendsReasoning;
    }

    @Override
    public void encode(Message message, boolean isFirst, JsonBytes out, BlockMarks blocks) {
        String comma = isFirst ? "" : ",";
        switch (message) {
            case UserMessage user -> user(user, comma, out);
            case AssistantMessage assistant -> {
                out.raw(comma);
                assistant(assistant, out);
            }
        }
    }

    private static void user(UserMessage message, String before, JsonBytes out) {
        String comma = before;
        List<Content> said = new ArrayList<>();
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Answer answer) {
                out.raw(comma).raw("{\"role\":\"tool\",\"tool_call_id\":").string(answer.callId());
                out.raw(",\"content\":").string(text(answer)).raw("}");
                said.addAll(pictures(answer));
                comma = ",";
            }
        }
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Said words) {
                said.add(words.content());
            }
        }
        if (!said.isEmpty() || message.parts().isEmpty()) {
            out.raw(comma).raw("{\"role\":\"user\",\"content\":");
            said(said, out);
            out.raw("}");
        }
    }

    private static String text(UserMessage.Part.Answer answer) {
        String text = ToolAnswers.texts(answer.content());
        long pictures = answer.content().stream()
                .filter(Content.Image.class::isInstance)
                .count();
        if (pictures > 0) {
            String note = "[" + pictures + (pictures == 1 ? " picture" : " pictures") + " in the next user message]";
            text = text.isEmpty() ? note : text + "\n" + note;
        }
        return ToolAnswers.told(answer, text);
    }

    private static List<Content> pictures(UserMessage.Part.Answer answer) {
        List<Content> pictures = new ArrayList<>();
        for (Content content : answer.content()) {
            if (content instanceof Content.Image) {
                if (pictures.isEmpty()) {
                    pictures.add(new Content.Text("From the result of tool call `" + answer.callId() + "`:"));
                }
                pictures.add(content);
            }
        }
        return pictures;
    }

    /** A plain string where that says it all: not every server understands parts. */
    private static void said(List<Content> said, JsonBytes out) {
        if (ToolAnswers.isOnlyText(said)) {
            out.string(ToolAnswers.texts(said));
            return;
        }
        String before = "[";
        for (Content content : said) {
            out.raw(before);
            switch (content) {
                case Content.Text text ->
                    out.raw("{\"type\":\"text\",\"text\":").string(text.text()).raw("}");
                case Content.Image image ->
                    out.raw("{\"type\":\"image_url\",\"image_url\":{\"url\":")
                            .string(ToolAnswers.address(image))
                            .raw("}}");
            }
            before = ",";
        }
        out.raw("]");
    }

    private void assistant(AssistantMessage message, JsonBytes out) {
        String text = message.text();
        boolean calls = message.parts().stream().anyMatch(AssistantMessage.Part.Call.class::isInstance);
        out.raw("{\"role\":\"assistant\",\"content\":");
        if (text.isEmpty() && calls) {
            out.raw("null");
        } else {
            out.string(text);
        }
        String before = ",\"tool_calls\":[";
        for (AssistantMessage.Part part : message.parts()) {
            if (part instanceof AssistantMessage.Part.Call call) {
                out.raw(before);
                call(call.call(), call.raw(), out);
                before = ",";
            }
        }
        out.raw(calls ? "]" : "");
        if (sendsReasoning) {
            reasoning(message, out);
        }
        out.raw("}");
    }

    /** Servers turn the arguments back into an object, so what was cut off is wrapped into one. */
    private static void call(ToolCall call, RawBlock raw, JsonBytes out) {
        if (raw.isOf(FORMAT) && WireName.fits(call.name())) {
            out.raw(raw.json());
            return;
        }
        String arguments = call.complete()
                ? call.inputJson()
                : WireJson.object("incomplete_input", call.inputJson()).toString();
        out.raw("{\"id\":").string(call.id()).raw(",\"type\":\"function\",\"function\":{\"name\":");
        out.string(WireName.of(call.name()))
                .raw(",\"arguments\":")
                .string(arguments)
                .raw("}}");
    }

    /** Under the name under which the server sent it. */
    private static void reasoning(AssistantMessage message, JsonBytes out) {
        for (AssistantMessage.Part part : message.parts()) {
            if (part instanceof AssistantMessage.Part.Thought thought
                    && thought.raw().isOf(FORMAT)) {
                JsonNode fields = WireJson.read(thought.raw().json());
                fields.properties()
                        .forEach(field -> out.raw(",")
                                .string(field.getKey())
                                .raw(":")
                                .raw(field.getValue().toString()));
            }
        }
    }
}
