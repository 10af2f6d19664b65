package dev.armature.prompts.cache;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The section of a system prompt that two prompts differ in.
 *
 * @param id empty where a block is not made of sections
 * @param change what became of it
 */
record ChangedSection(String id, Change change) {

    enum Change {
        EDITED,
        NEW,
        GONE
    }

    /** Two blocks that differ at a byte, and at an offset of their texts. */
    record Spot(Segment before, Segment after, int offset, int textOffset) {

        /** Where the other text ends here, what separates sections belongs to the one that follows. */
        private String idBefore() {
            return idAt(before, textOffset + (ends(after) ? lineEnds(before) : 0));
        }

        private String idAfter() {
            return idAt(after, textOffset + (ends(before) ? lineEnds(after) : 0));
        }

        private boolean ends(Segment segment) {
            byte[] json = segment.rawBytes();
            return textOffset >= 0 && offset < json.length && json[offset] == '"';
        }

        private int lineEnds(Segment segment) {
            byte[] json = segment.rawBytes();
            int at = offset;
            while (at + 1 < json.length && json[at] == '\\' && json[at + 1] == 'n') {
                at += 2;
            }
            return (at - offset) / 2;
        }
    }

    static ChangedSection between(SegmentChain previous, SegmentChain current, Spot spot) {
        String was = spot.idBefore();
        String is = spot.idAfter();
        if (!was.isEmpty() && !ids(current).contains(was)) {
            return new ChangedSection(was, Change.GONE);
        }
        if (!is.isEmpty() && !ids(previous).contains(is)) {
            return new ChangedSection(is, Change.NEW);
        }
        String here = idAt(spot.before(), spot.textOffset());
        boolean moved =
                spot.after().parts().stream().noneMatch(part -> part.id().equals(here));
        return new ChangedSection(moved ? here : idAt(spot.after(), spot.textOffset()), Change.EDITED);
    }

    private static Set<String> ids(SegmentChain prompt) {
        return prompt.first(prompt.messagesStart()).segments().stream()
                .flatMap(segment -> segment.parts().stream())
                .map(Segment.Part::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The section that holds byte {@code textOffset} of a block's text; the first or last one outside of it. */
    static String idAt(Segment segment, int textOffset) {
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
}
