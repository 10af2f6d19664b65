package dev.armature.prompts.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.cache.ChangedSection.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the first place where a prompt differs from the one before it. Growing at the end is no difference. */
final class Differences {

    /** How much of the text at a difference is quoted, in bytes. */
    private static final int QUOTED = 40;

    private Differences() {}

    static Optional<Difference> first(SentPrompt previous, SentPrompt current) {
        if (!previous.model().equals(current.model())) {
            return Optional.of(new Difference(Level.TOOLS, 0, "model", "", 0, previous.model(), current.model()));
        }
        Optional<Difference> parameter = inParameters(previous, current);
        Optional<Difference> segment = inSegments(previous.segments(), current.segments());
        if (parameter.isPresent() && segment.isPresent()) {
            boolean segmentFirst = segment.get().segment() <= parameter.get().segment();
            return segmentFirst ? segment : parameter;
        }
        return segment.or(() -> parameter);
    }

    private static Optional<Difference> inSegments(SegmentChain previous, SegmentChain current) {
        int index = current.commonWith(previous);
        if (index == previous.size()) {
            return Optional.empty();
        }
        Segment before = previous.get(index);
        if (index == current.size()) {
            return Optional.of(difference(before, index, excerpt(before, 0), ""));
        }
        Segment after = current.get(index);
        int order = before.level().compareTo(after.level());
        if (order < 0) {
            return Optional.of(difference(before, index, excerpt(before, 0), ""));
        }
        if (order > 0) {
            return Optional.of(difference(after, index, "", excerpt(after, 0)));
        }
        if (before.sameBytes(after)) {
            return Optional.of(difference(after, index, before.role(), after.role()));
        }
        return Optional.of(inBytes(previous, current, index));
    }

    /** A whole block that is gone, or new, or said by somebody else. */
    private static Difference difference(Segment named, int index, String before, String after) {
        return new Difference(named.level(), index, named.path(), ChangedSection.idAt(named, 0), 0, before, after);
    }

    private static Difference inBytes(SegmentChain previous, SegmentChain current, int index) {
        Segment before = previous.get(index);
        Segment after = current.get(index);
        byte[] was = before.rawBytes();
        byte[] is = after.rawBytes();
        int offset = Arrays.mismatch(was, is);
        JsonPlace place = place(was, is, offset);
        ChangedSection section = ChangedSection.between(
                previous, current, new ChangedSection.Spot(before, after, offset, place.textOffset()));
        return new Difference(
                after.level(),
                index,
                after.path() + place.path(),
                section.id(),
                offset,
                section.change() == Change.NEW ? "" : excerpt(before, offset),
                section.change() == Change.GONE ? "" : excerpt(after, offset));
    }

    /** What to name at a difference. Where one text closes and the other goes on, it is what the other goes on with. */
    private static JsonPlace place(byte[] was, byte[] is, int offset) {
        if (goesOn(is, offset) && closes(was, offset)) {
            return JsonPlace.at(is, offset + 1);
        }
        if (goesOn(was, offset) && closes(is, offset)) {
            return JsonPlace.at(was, offset + 1);
        }
        return JsonPlace.at(is, offset);
    }

    private static boolean goesOn(byte[] json, int offset) {
        return offset < json.length && json[offset] == ',';
    }

    private static boolean closes(byte[] json, int offset) {
        return offset < json.length && (json[offset] == '}' || json[offset] == ']');
    }

    private static Optional<Difference> inParameters(SentPrompt previous, SentPrompt current) {
        @Nullable Difference first = null;
        for (SentPrompt.Parameter parameter : union(previous, current)) {
            String before = value(previous, parameter.name());
            String after = value(current, parameter.name());
            int start = current.segments().startOf(parameter.from());
            if (!before.equals(after) && (first == null || start < first.segment())) {
                first = new Difference(parameter.from(), start, parameter.name(), "", 0, before, after);
            }
        }
        return Optional.ofNullable(first);
    }

    private static List<SentPrompt.Parameter> union(SentPrompt previous, SentPrompt current) {
        return Stream.concat(previous.parameters().stream(), current.parameters().stream())
                .toList();
    }

    private static String value(SentPrompt prompt, String name) {
        return prompt.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(SentPrompt.Parameter::value)
                .findFirst()
                .orElse("");
    }

    /** Starts on a character, so that a difference inside of one is shown whole. */
    private static String excerpt(Segment segment, int offset) {
        byte[] bytes = segment.rawBytes();
        int start = Math.min(offset, bytes.length);
        while (start > 0 && start < bytes.length && isContinuation(bytes[start])) {
            start--;
        }
        int end = Math.min(bytes.length, start + QUOTED);
        while (end > start && end < bytes.length && isContinuation(bytes[end])) {
            end--;
        }
        return new String(bytes, start, end - start, UTF_8);
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
