package dev.armature.core.session;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.message.UserMessage.Part;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.CallAnswered;
import dev.armature.core.session.EntryBody.EffectIntended;
import dev.armature.core.session.EntryBody.UserSaid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model sees of a transcript: its entries folded into alternating messages.
 *
 * <p>The answers to a message's calls become one user message, in the order of the calls, before whatever else was said
 * since. A message, once given out, is the same object in every later view, so that what was encoded once is recognised.
 * Not thread-safe.
 */
public final class View {
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> said = new ArrayList<>();
    private final Map<String, Part.Answer> answers = new HashMap<>();
    private final Set<String> intended = new HashSet<>();
    private Map<String, ToolCall> open = new LinkedHashMap<>();

    /** The view of these entries. */
    public static View of(List<Entry> entries) {
        View view = new View();
        entries.forEach(entry -> view.add(entry.body()));
        return view;
    }

    /** Takes in the next entry. */
    public void add(EntryBody body) {
        switch (body) {
            case UserSaid user -> said.addAll(user.message().parts());
            case AssistantSaid assistant -> hear(assistant.message());
            case CallAnswered answered -> answers.putIfAbsent(answered.answer().callId(), answered.answer());
            case EffectIntended intent -> intended.add(intent.callId());
            case EntryBody.SystemTold ignored -> {}
            case EntryBody.ApprovalAsked ignored -> {}
            case EntryBody.ApprovalGiven ignored -> {}
            case EntryBody.RunEnded ignored -> {}
            case EntryBody.Repaired ignored -> {}
            case EntryBody.Unrecognised ignored -> {}
        }
    }

    private void hear(AssistantMessage message) {
        seal();
        if (message.parts().isEmpty()) {
            return; // an empty answer is legal to receive and illegal to send back
        }
        messages.add(message);
        answers.clear();
        intended.clear();
        message.calls().forEach(call -> open.put(call.id(), call));
    }

    /** Calls of the last assistant message that nobody has answered, in order. */
    public List<ToolCall> unansweredCalls() {
        return open.values().stream()
                .filter(call -> !answers.containsKey(call.id()))
                .toList();
    }

    /** Whether it was written down that the call was about to run. */
    public boolean mayHaveRun(ToolCall call) {
        return intended.contains(call.id());
    }

    /** The last thing that the model said, if it has said anything. */
    public Optional<AssistantMessage> lastAssistantMessage() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof AssistantMessage message) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /**
     * The messages to send.
     *
     * @throws IllegalStateException while calls are unanswered: no provider accepts such a conversation
     */
    public List<Message> messages() {
        if (!unansweredCalls().isEmpty()) {
            throw new IllegalStateException("calls without an answer: " + unansweredCalls());
        }
        seal();
        return List.copyOf(messages);
    }

    /** Turns what was answered and said since the last message into a message. */
    private void seal() {
        List<Part> parts = new ArrayList<>();
        open.keySet().forEach(id -> {
            Part.Answer answer = answers.get(id);
            if (answer != null) {
                parts.add(answer);
            }
        });
        open = new LinkedHashMap<>();
        parts.addAll(said);
        said.clear();
        if (parts.isEmpty()) {
            return;
        }
        if (!messages.isEmpty() && messages.getLast() instanceof UserMessage last) {
            parts.addAll(0, last.parts());
            messages.removeLast();
        }
        messages.add(new UserMessage(parts));
    }
}
