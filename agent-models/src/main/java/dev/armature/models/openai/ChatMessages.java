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
import dev.armature.models.http.WireContent;
import dev.armature.models.http.WireJson;
import dev.armature.models.http.WireName;
import dev.armature.tools.content.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages in the Chat Completions format. One user message may become several: each tool result is a message of
 * its own. A tool's message can hold only text, so its pictures follow in the user message behind all results, and the
 * result says so.
 *
 * <p>Where cache marks are taken, what can carry one is written as a list of parts, marked or not: the bytes stay the same
 * when a mark moves on. Without, texts are plain strings, which every server understands.
 */
final class ChatMessages implements MessageEncoder {
    static final String FORMAT = "openai.chat";

    private final boolean sendsReasoning;
    private final boolean takesMarks;

    /**
     * @param sendsReasoning whether reasoning goes back to the server that sent it
     * @param takesMarks whether cache marks may stand on what users and tools say
     */
    ChatMessages(boolean sendsReasoning, boolean takesMarks) {
        this.sendsReasoning = sendsReasoning;
        this.takesMarks = takesMarks;
    }

    @Override
    public void encode(Message message, boolean isFirst, JsonBytes out, BlockMarks blocks) {
        ItemRow row = new ItemRow(out, blocks, isFirst);
        switch (message) {
            case UserMessage user -> user(user, row);
            case AssistantMessage assistant -> {
                row.begin();
                blocks.blockBegins();
                assistant(assistant, out);
                blocks.blockEnds(false);
            }
        }
    }

    private void user(UserMessage message, ItemRow row) {
        List<Content> said = new ArrayList<>();
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Answer answer) {
                answer(answer, row);
                said.addAll(attached(answer));
            }
        }
        for (UserMessage.Part part : message.parts()) {
            if (part instanceof UserMessage.Part.Said words) {
                said.add(words.content());
            }
        }
        if (!said.isEmpty()) {
            row.begin().raw("{\"role\":\"user\",\"content\":");
            said(said, row);
            row.out.raw("}");
        }
    }

    private void answer(UserMessage.Part.Answer answer, ItemRow row) {
        String text = text(answer);
        JsonBytes out = row.begin();
        row.blocks.blockBegins();
        out.raw("{\"role\":\"tool\",\"tool_call_id\":").string(answer.callId()).raw(",\"content\":");
        if (takesMarks && !text.isBlank()) {
            text(text, out.raw("["));
            row.blocks.blockEnds(true);
            out.raw("]}");
        } else {
            out.string(text).raw("}");
            row.blocks.blockEnds(false);
        }
    }

    private static String text(UserMessage.Part.Answer answer) {
        String text = ToolAnswers.texts(answer.content());
        for (Class<? extends Content> kind : List.of(Content.Image.class, Content.Document.class)) {
            long some = answer.content().stream().filter(kind::isInstance).count();
            if (some > 0) {
                String noun = kind.equals(Content.Image.class) ? " picture" : " document";
                String note = "[" + some + noun + (some == 1 ? "" : "s") + " in the next user message]";
                text = text.isEmpty() ? note : text + "\n" + note;
            }
        }
        return ToolAnswers.told(answer, text);
    }

    /** What a message of a tool cannot hold, which is text and nothing else. */
    private static List<Content> attached(UserMessage.Part.Answer answer) {
        List<Content> attached = new ArrayList<>();
        for (Content content : answer.content()) {
            if (!(content instanceof Content.Text)) {
                if (attached.isEmpty()) {
                    attached.add(new Content.Text("From the result of tool call `" + answer.callId() + "`:"));
                }
                attached.add(content);
            }
        }
        return attached;
    }

    private void said(List<Content> said, ItemRow row) {
        if (!takesMarks && ToolAnswers.isOnlyText(said)) {
            row.out.string(ToolAnswers.texts(said));
            return;
        }
        String before = "[";
        for (Content content : said) {
            row.out.raw(before);
            row.blocks.blockBegins();
            part(content, row.out);
            row.blocks.blockEnds(takesMarks && WireContent.saysSomething(content));
            before = ",";
        }
        row.out.raw("]");
    }

    private static void part(Content content, JsonBytes out) {
        switch (content) {
            case Content.Text text -> text(text.text(), out);
            case Content.Image image ->
                out.raw("{\"type\":\"image_url\",\"image_url\":{\"url\":")
                        .string(ToolAnswers.address(image))
                        .raw("}}");
            case Content.Document document when document.isText() -> text(ToolAnswers.told(document), out);
            case Content.Document document ->
                out.raw("{\"type\":\"file\",\"file\":{\"filename\":")
                        .string(document.name())
                        .raw(",\"file_data\":")
                        .string(ToolAnswers.address(document))
                        .raw("}}");
        }
    }

    static void text(String text, JsonBytes out) {
        out.raw("{\"type\":\"text\",\"text\":").string(text).raw("}");
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
