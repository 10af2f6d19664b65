package dev.armature.models.openai;

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
 * Writes messages as items of the Responses format: a message becomes as many items as it has parts. What came from there
 * goes back as it came, reasoning in its place before the calls it led to; reasoning from elsewhere is left out.
 *
 * <p>A block that can carry a cache mark ends with the part that carries it, a few brackets before its item does.
 */
final class ResponsesMessages implements MessageEncoder {
    static final String FORMAT = "openai.responses";

    private final boolean takesMarks;

    /** @param takesMarks whether cache marks may stand on results, which are lists of parts then */
    ResponsesMessages(boolean takesMarks) {
        this.takesMarks = takesMarks;
    }

    @Override
    public void encode(Message message, boolean isFirst, JsonBytes out, BlockMarks blocks) {
        ItemRow items = new ItemRow(out, blocks, isFirst);
        switch (message) {
            case UserMessage user -> user(user, items);
            case AssistantMessage assistant -> assistant.parts().forEach(part -> assistant(part, items));
        }
    }

    private void user(UserMessage message, ItemRow items) {
        List<Content> said = new ArrayList<>();
        for (UserMessage.Part part : message.parts()) {
            switch (part) {
                case UserMessage.Part.Answer answer -> answer(answer, items);
                case UserMessage.Part.Said words -> said.add(words.content());
            }
        }
        if (!said.isEmpty()) {
            items.begin().raw("{\"role\":\"user\",\"content\":[");
            for (int i = 0; i < said.size(); i++) {
                items.out.raw(i == 0 ? "" : ",");
                items.blocks.blockBegins();
                content(said.get(i), items.out);
                items.blocks.blockEnds(takesMarks && WireContent.saysSomething(said.get(i)));
            }
            items.out.raw("]}");
        }
    }

    /** A plain string where that says it all: not every server understands parts there. */
    private void answer(UserMessage.Part.Answer answer, ItemRow items) {
        JsonBytes out = items.begin();
        items.blocks.blockBegins();
        out.raw("{\"type\":\"function_call_output\",\"call_id\":").string(answer.callId());
        List<Content> shown = shown(answer);
        boolean canBeMarked = takesMarks && WireContent.saysSomething(shown.getLast());
        if (shown.size() == 1 && shown.getFirst() instanceof Content.Text text && !canBeMarked) {
            out.raw(",\"output\":").string(text.text()).raw("}");
            items.blocks.blockEnds(false);
            return;
        }
        String before = ",\"output\":[";
        for (Content each : shown) {
            content(each, out.raw(before));
            before = ",";
        }
        items.blocks.blockEnds(canBeMarked);
        out.raw("]}");
    }

    /** What a result shows: never nothing, and the texts of an error as one that says so. */
    private static List<Content> shown(UserMessage.Part.Answer answer) {
        List<Content> content = answer.content();
        if (!answer.isError() && !ToolAnswers.isOnlyText(content)) {
            return content;
        }
        List<Content> shown = new ArrayList<>();
        shown.add(new Content.Text(ToolAnswers.told(answer, ToolAnswers.texts(content))));
        content.stream().filter(each -> !(each instanceof Content.Text)).forEach(shown::add);
        return shown;
    }

    static void text(String text, JsonBytes out) {
        out.raw("{\"type\":\"input_text\",\"text\":").string(text).raw("}");
    }

    private static void content(Content content, JsonBytes out) {
        switch (content) {
            case Content.Text text -> text(text.text(), out);
            case Content.Image image ->
                out.raw("{\"type\":\"input_image\",\"detail\":\"auto\",\"image_url\":")
                        .string(ToolAnswers.address(image))
                        .raw("}");
            case Content.Document document when document.isText() -> text(ToolAnswers.told(document), out);
            case Content.Document document ->
                out.raw("{\"type\":\"input_file\",\"filename\":")
                        .string(document.name())
                        .raw(",\"file_data\":")
                        .string(ToolAnswers.address(document))
                        .raw("}");
        }
    }

    private static void assistant(AssistantMessage.Part part, ItemRow items) {
        switch (part) {
            case AssistantMessage.Part.Said said -> {
                if (!verbatim(said.raw(), items) && !said.text().isBlank()) {
                    said(said.text(), items);
                }
            }
            case AssistantMessage.Part.Thought thought -> {
                if (saysSomething(thought.raw())) {
                    verbatim(thought.raw(), items);
                }
            }
            case AssistantMessage.Part.Call call -> {
                if (!WireName.fits(call.call().name()) || !verbatim(call.raw(), items)) {
                    call(call.call(), items);
                }
            }
            case AssistantMessage.Part.Opaque opaque -> verbatim(opaque.raw(), items);
        }
    }

    private static boolean verbatim(RawBlock raw, ItemRow items) {
        if (!raw.isOf(FORMAT)) {
            return false;
        }
        items.item(raw.json().strip());
        return true;
    }

    /** Reasoning that is only an id is known to nobody: nothing is stored. */
    private static boolean saysSomething(RawBlock raw) {
        if (!raw.isOf(FORMAT)) {
            return false;
        }
        var item = WireJson.read(raw.json());
        return item.hasNonNull("encrypted_content") || !item.path("content").isEmpty();
    }

    private static void said(String text, ItemRow items) {
        items.item("{\"role\":\"assistant\",\"content\":" + WireJson.quoted(text) + "}");
    }

    /** Arguments must be an object, so what was cut off is wrapped into one: the model sees what it had written. */
    private static void call(ToolCall call, ItemRow items) {
        String arguments = call.complete()
                ? call.inputJson()
                : WireJson.object("incomplete_input", call.inputJson()).toString();
        items.item("{\"type\":\"function_call\",\"call_id\":%s,\"name\":%s,\"arguments\":%s}"
                .formatted(
                        WireJson.quoted(call.id()),
                        WireJson.quoted(WireName.of(call.name())),
                        WireJson.quoted(arguments)));
    }
}
