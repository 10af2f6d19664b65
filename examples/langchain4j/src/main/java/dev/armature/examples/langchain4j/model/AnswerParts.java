package dev.armature.examples.langchain4j.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.PushedStream;
import dev.armature.core.usage.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces become parts, in the order in which they come. Knows nothing of LangChain4j.
 *
 * <p>A call without arguments may have been cut off before its first one, which only the end tells: it waits for the
 * end, and all parts after it do. One thread at a time.
 */
final class AnswerParts {
    private static final ObjectReader OBJECT =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final PushedStream answer;
    private final String model;
    private final String format;
    private final List<Part> told = new ArrayList<>();
    private final List<Part> heldBack = new ArrayList<>();
    private final Map<Integer, String> openCalls = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final StringBuilder open = new StringBuilder();
    private boolean openIsThinking;
    private boolean started;

    /**
     * @param model its name until the answer tells another one
     * @param format of what only its provider understands
     */
    AnswerParts(PushedStream answer, String model, String format) {
        this.answer = answer;
        this.model = model;
        this.format = format;
    }

    /** A piece of text. */
    void say(String text) {
        add(text, false);
        answer.push(new ModelEvent.TextDelta(text));
    }

    /** A piece of reasoning. */
    void think(String text) {
        add(text, true);
        answer.push(new ModelEvent.ThinkingDelta(text));
    }

    /** A call begins; heard with each of its pieces, and told once. Gives the id by which results name it. */
    String callBegins(int index, @Nullable String id, @Nullable String name) {
        String begun = openCalls.get(index);
        if (begun != null) {
            return begun;
        }
        endText();
        String known = id == null || !ids.add(id) ? "call-" + UUID.randomUUID() : id;
        openCalls.put(index, known);
        answer.push(new ModelEvent.CallStarted(known, name == null ? "" : name));
        return known;
    }

    /** A call is whole, under the index or else the id with which it began, if it was heard to begin. */
    void callEnds(int toldIndex, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        endText();
        int index = openCalls.entrySet().stream()
                .filter(call -> call.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(toldIndex);
        String known = callBegins(index, id, name);
        openCalls.remove(index);
        String input = arguments == null || arguments.isBlank() ? "{}" : arguments;
        complete(call(new ToolCall(known, name == null ? "" : name, input, isObject(input))));
    }

    /** Something that only the provider understands. */
    void opaque(String json) {
        endText();
        complete(new Part.Opaque(new RawBlock(format, json)));
    }

    /** The answer is whole. */
    void finish(@Nullable String id, @Nullable String by, StopReason reason, Usage usage) {
        endText();
        boolean cutOff = reason == StopReason.MAX_TOKENS;
        for (Part part : heldBack) {
            tell(cutOff && part instanceof Part.Call empty && isLastCall(empty) ? incomplete(empty.call()) : part);
        }
        start();
        answer.push(new ModelEvent.Completed(
                new AssistantMessage(id == null ? "" : id, by == null ? model : by, told, reason), usage));
    }

    private void start() {
        if (!started) {
            started = true;
            answer.push(new ModelEvent.Started("", model)); // the id is told at the end
        }
    }

    private void add(String text, boolean isThinking) {
        if (isThinking != openIsThinking) {
            endText();
        }
        start();
        openIsThinking = isThinking;
        open.append(text);
    }

    private void endText() {
        start();
        if (!open.isEmpty()) {
            String text = open.toString();
            open.setLength(0);
            complete(
                    openIsThinking
                            ? new Part.Thought(
                                    text,
                                    new RawBlock(format, TextNode.valueOf(text).toString()))
                            : new Part.Said(text, RawBlock.none()));
        }
    }

    private void complete(Part part) {
        boolean mayBeCutOff = part instanceof Part.Call call && isEmpty(call);
        if (mayBeCutOff || !heldBack.isEmpty()) {
            heldBack.add(part);
        } else {
            tell(part);
        }
    }

    private void tell(Part part) {
        told.add(part);
        answer.push(new ModelEvent.PartCompleted(part));
    }

    private boolean isLastCall(Part.Call call) {
        return isEmpty(call)
                && heldBack.subList(heldBack.indexOf(call) + 1, heldBack.size()).stream()
                        .noneMatch(part -> part instanceof Part.Call || part instanceof Part.Said);
    }

    private static boolean isEmpty(Part.Call call) {
        return call.call().inputJson().equals("{}");
    }

    private static Part.Call call(ToolCall call) {
        return new Part.Call(call, RawBlock.none());
    }

    private static Part.Call incomplete(ToolCall call) {
        return call(new ToolCall(call.id(), call.name(), call.inputJson(), false));
    }

    private static boolean isObject(String json) {
        try {
            return OBJECT.readTree(json).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
