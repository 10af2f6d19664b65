package dev.armature.testkit.assertions;

import dev.armature.core.message.ToolCall;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.testkit.transcript.TranscriptText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;

/** What to expect of a transcript. */
public final class TranscriptAssert extends AbstractAssert<TranscriptAssert, List<Entry>> {

    TranscriptAssert(List<Entry> entries) {
        super(entries, TranscriptAssert.class);
    }

    /** Every call has exactly one answer, and every answer has a call before it. */
    public TranscriptAssert hasNoDanglingToolCalls() {
        Map<String, Integer> open = new TreeMap<>(); // a call of the same id as another is a call too
        for (Entry entry : actual) {
            switch (entry.body()) {
                case EntryBody.AssistantSaid said ->
                    said.message().calls().forEach(call -> open.merge(call.id(), 1, Integer::sum));
                case EntryBody.CallAnswered answered -> {
                    if (!open.containsKey(answered.callId())) {
                        throw failure(
                                "Expected each answer to have one call before it, but entry %s answers `%s`, which nobody"
                                        + " called or which was answered before:\n%s",
                                entry.sequence(), answered.callId(), TranscriptText.of(actual));
                    }
                    open.computeIfPresent(answered.callId(), (id, calls) -> calls == 1 ? null : calls - 1);
                }
                default -> {}
            }
        }
        if (!open.isEmpty()) {
            throw failure(
                    "Expected each call to have an answer, but these have none: %s\n%s",
                    open.keySet(), TranscriptText.of(actual));
        }
        return this;
    }

    /** The model called these tools and no others, in this order, whether they ran or not. */
    public TranscriptAssert calledTools(String... names) {
        return agrees(CalledTools.exactly(List.of(names), called()));
    }

    /** The model called these tools in this order, and perhaps others between them. */
    public TranscriptAssert calledToolsAmongOthers(String... names) {
        return agrees(CalledTools.amongOthers(List.of(names), called()));
    }

    /**
     * The transcript is this text, as {@link TranscriptText} writes it. A line that ends with {@code …} stands for all lines
     * that begin as it does.
     */
    public TranscriptAssert transcriptMatches(String text) {
        String own = TranscriptText.of(actual);
        List<String> expected = text.stripIndent().strip().lines().toList();
        List<String> lines = own.strip().lines().toList();
        for (int i = 0; i < Math.max(expected.size(), lines.size()); i++) {
            boolean bothGoOn = i < expected.size() && i < lines.size();
            if (!bothGoOn || !fits(expected.get(i), lines.get(i))) {
                throw failureWithActualExpected(
                        own,
                        text,
                        "The transcript differs in line %s:\n  expected  %s\n  but was   %s\nThe whole transcript:\n%s",
                        i + 1,
                        lineOrEnd(expected, i),
                        lineOrEnd(lines, i),
                        own);
            }
        }
        return this;
    }

    /** As {@link #transcriptMatches}, with the text in a file beside that class. */
    public TranscriptAssert transcriptMatches(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw failure(
                        "There is no resource `%s` beside %s. The transcript to put into it is:\n%s",
                        resource, beside.getName(), TranscriptText.of(actual));
            }
            return transcriptMatches(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read `" + resource + "` beside " + beside.getName(), e);
        }
    }

    private static String lineOrEnd(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(the end)";
    }

    private static boolean fits(String wanted, String there) {
        return wanted.equals(there)
                || (wanted.endsWith("…") && there.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    private List<String> called() {
        return actual.stream()
                .filter(entry -> entry.body() instanceof EntryBody.AssistantSaid)
                .flatMap(entry -> ((EntryBody.AssistantSaid) entry.body()).message().calls().stream())
                .map(ToolCall::name)
                .toList();
    }

    private TranscriptAssert agrees(Optional<String> complaint) {
        if (complaint.isPresent()) {
            throw failure("%s", complaint.get());
        }
        return this;
    }
}
