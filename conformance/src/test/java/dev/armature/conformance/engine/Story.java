package dev.armature.conformance.engine;

import dev.armature.core.Session;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.tools.content.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A transcript as lines to compare:
 *
 * <pre>
 * user look around
 * said I will.
 * call c1 look {"text":"a"}
 * intent c2
 * answer c1 = seen a
 * answer c2 ! [E_DENIED] change was denied: ...
 * ended Completed
 * </pre>
 */
final class Story {
    private Story() {}

    /** What the store holds of the session; the session must be free. */
    static List<String> of(SessionStore store, Session session) {
        return of(entries(store, session));
    }

    static List<Entry> entries(SessionStore store, Session session) {
        try (Transcript transcript = store.open(session.id())) {
            return transcript.entries();
        }
    }

    /** The answers of the model that the transcript holds, oldest first. */
    static List<AssistantMessage> answers(SessionStore store, Session session) {
        return entries(store, session).stream()
                .filter(entry -> entry.body() instanceof EntryBody.AssistantSaid)
                .map(entry -> ((EntryBody.AssistantSaid) entry.body()).message())
                .toList();
    }

    static List<String> of(List<Entry> entries) {
        return entries.stream().flatMap(entry -> lines(entry.body()).stream()).toList();
    }

    private static List<String> lines(EntryBody body) {
        return switch (body) {
            case EntryBody.SystemTold ignored -> List.of();
            case EntryBody.UserSaid user -> List.of("user " + user.message().text());
            case EntryBody.AssistantSaid assistant -> said(assistant.message());
            case EntryBody.EffectIntended intent -> List.of("intent " + intent.callId());
            case EntryBody.CallAnswered answered -> List.of(answer(answered.answer()));
            case EntryBody.ApprovalAsked asked -> List.of("asked " + asked.callId());
            case EntryBody.ApprovalGiven given -> List.of(("given " + given.verdict() + " " + given.detail()).strip());
            case EntryBody.RunEnded ended -> List.of(("ended " + ended.how() + " " + ended.detail()).strip());
            case EntryBody.Repaired repaired -> List.of("repaired " + repaired.bytesSetAside());
            case EntryBody.Unrecognised other -> List.of("unrecognised " + other.type());
        };
    }

    private static List<String> said(AssistantMessage message) {
        List<String> lines = new ArrayList<>();
        for (AssistantMessage.Part part : message.parts()) {
            lines.add(
                    switch (part) {
                        case AssistantMessage.Part.Said said -> "said " + said.text();
                        case AssistantMessage.Part.Thought thought -> "thought " + thought.text();
                        case AssistantMessage.Part.Call call ->
                            "call " + call.call().id() + " " + call.call().name() + " "
                                    + call.call().inputJson();
                        case AssistantMessage.Part.Opaque ignored -> "opaque";
                    });
        }
        return lines;
    }

    private static String answer(UserMessage.Part.Answer answer) {
        String text = answer.content().stream()
                .map(content -> content instanceof Content.Text text1 ? text1.text() : content.toString())
                .collect(Collectors.joining("\n"));
        return "answer " + answer.callId() + (answer.isError() ? " ! " : " = ") + text;
    }
}
