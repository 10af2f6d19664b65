package dev.armature.prompts.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

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
            return Optional.of(difference(before, index, before.path(), 0, excerpt(before, 0), ""));
        }
        Segment after = current.get(index);
        if (before.sameBytes(after)) {
            // The same block, said by somebody else or at another level.
            return Optional.of(difference(after, index, after.path(), 0, before.speaker(), after.speaker()));
        }
        byte[] was = before.rawBytes();
        byte[] is = after.rawBytes();
        int offset = Arrays.mismatch(was, is);
        Segment named = before.level().compareTo(after.level()) < 0 ? before : after;
        JsonPlace place = JsonPlace.at(named.rawBytes(), offset);
        return Optional.of(new Difference(
                named.level(),
                index,
                named.path() + place.path(),
                section(named, place.textOffset()),
                offset,
                excerpt(before, offset),
                excerpt(after, offset)));
    }

    private static Difference difference(
            Segment named, int index, String path, int offset, String before, String after) {
        return new Difference(named.level(), index, path, section(named, 0), offset, before, after);
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

    /** The section that holds byte {@code textOffset} of a system block's text; the first or last one outside of it. */
    private static String section(Segment segment, int textOffset) {
        String section = "";
        int start = 0;
        for (Segment.Part part : segment.parts()) {
            if (section.isEmpty() || textOffset >= start) {
                section = part.id();
            }
            start += part.bytes();
        }
        return section;
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
