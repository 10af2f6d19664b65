package dev.armature.testkit.transcript;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.tools.content.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A transcript as text, one line each thing:
 *
 * <pre>
 * user    Ship it.
 * call    c1 Deploy {"target":"production"}
 * intent  c1
 * answer  c1 ! [E_DENIED] Deploy was denied: …
 * said    I was not allowed to.
 * ended   Completed
 * </pre>
 *
 * Calls are numbered in the order of their coming, whatever ids the model gave them; {@code !} marks an answer that is an
 * error. A text of several lines goes on below its beginning. The system prompt, times and epochs are left out, so the same run gives the
 * same text.
 */
public final class TranscriptText {
    private static final int COLUMN = 8;

    private final Map<String, String> calls = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private TranscriptText() {}

    /** The text of these entries, with a line end behind each line. */
    public static String of(List<Entry> entries) {
        TranscriptText text = new TranscriptText();
        entries.forEach(entry -> text.add(entry.body()));
        return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void add(EntryBody body) {
        switch (body) {
            case EntryBody.SystemTold ignored -> {}
            case EntryBody.UserSaid user -> line("user", user.message().text());
            case EntryBody.AssistantSaid assistant ->
                assistant.message().parts().forEach(this::add);
            case EntryBody.EffectIntended intent -> line("intent", number(intent.callId()));
            case EntryBody.CallAnswered answered -> add(answered.answer());
            case EntryBody.ApprovalAsked asked -> line("asked", number(asked.callId()) + " " + asked.summary());
            case EntryBody.ApprovalGiven given -> line("given", given.verdict() + " " + given.detail());
            case EntryBody.RunEnded ended -> line("ended", ended.how() + " " + ended.detail());
            case EntryBody.Repaired repaired -> line("repair", repaired.why());
            case EntryBody.Unrecognised other -> line("other", other.type());
        }
    }

    private void add(AssistantMessage.Part part) {
        switch (part) {
            case AssistantMessage.Part.Said said -> line("said", said.text());
            case AssistantMessage.Part.Thought thought -> line("thought", thought.text());
            case AssistantMessage.Part.Call call ->
                line(
                        "call",
                        number(call.call().id()) + " " + call.call().name() + " "
                                + call.call().inputJson());
            case AssistantMessage.Part.Opaque opaque ->
                line("opaque", opaque.raw().format());
        }
    }

    private void add(UserMessage.Part.Answer answer) {
        String text = answer.content().stream()
                .map(content -> switch (content) {
                    case Content.Text said -> said.text();
                    case Content.Image image -> "[" + image.mediaType() + "]";
                    case Content.Document document -> "[" + document.name() + "]";
                })
                .collect(Collectors.joining("\n"));
        line("answer", number(answer.callId()) + (answer.isError() ? " ! " : " = ") + text);
    }

    private String number(String callId) {
        return calls.computeIfAbsent(callId, ignored -> "c" + (calls.size() + 1));
    }

    private void line(String word, String text) {
        List<String> all = text.strip().lines().toList();
        String first = all.isEmpty() ? "" : all.getFirst();
        lines.add((word + " ".repeat(COLUMN - word.length()) + first).strip());
        all.stream().skip(1).forEach(more -> lines.add((" ".repeat(COLUMN) + more).stripTrailing()));
    }
}
