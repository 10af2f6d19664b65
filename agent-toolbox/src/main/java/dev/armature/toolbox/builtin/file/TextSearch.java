package dev.armature.toolbox.builtin.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the text that an edit wants to replace. Four ways are tried, from strict to lenient, and the first that finds
 * anything decides: as it is written; with any line ends; with any white space at the ends of whole lines; with whole lines
 * indented by the same amount more or less. Nothing more lenient than that is ever replaced.
 */
final class TextSearch {

    /**
     * A place in the file.
     *
     * @param start of the text found, in characters
     * @param end after it
     * @param replacement what is to stand there, fitted to the way it was found
     */
    record Place(int start, int end, String replacement) {}

    /**
     * All places, in order and apart from each other; none when nothing was found.
     *
     * @param note what was taken to be the same though it was not, a sentence; empty when nothing was
     */
    record Found(List<Place> places, String note) {}

    private final String text;
    private final String old;
    private final String fresh;

    /** The line ends of {@code fresh} become those of the file, {@code lineEnd}. */
    TextSearch(String text, String old, String fresh, String lineEnd) {
        this.text = text;
        this.old = old;
        this.fresh = lineEnd.equals("\n") ? fresh : fresh.replace("\r\n", "\n").replace("\n", lineEnd);
    }

    Found find() {
        List<Place> exact = asWritten();
        if (!exact.isEmpty()) {
            return new Found(exact, "");
        }
        List<Place> anyLineEnds = withAnyLineEnds();
        if (!anyLineEnds.isEmpty()) {
            return new Found(anyLineEnds, "");
        }
        List<TextLine> lines = TextLine.of(text);
        List<TextLine> wanted = TextLine.of(old);
        List<Place> stripped = wholeLines(lines, wanted, TextSearch::sameButForTrailingSpace);
        if (!stripped.isEmpty()) {
            return new Found(stripped, "White space at the ends of lines was taken to be the same.");
        }
        return new Found(
                wholeLines(lines, wanted, this::sameButForIndent),
                "The lines are indented differently in the file; the new text was indented in the same way.");
    }

    private List<Place> asWritten() {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            places.add(new Place(startOfBreak(at), at + old.length(), fresh));
        }
        return places;
    }

    /** Both texts with {@code \n} only, and for each character left where it stood. */
    private List<Place> withAnyLineEnds() {
        String plainOld = old.replace("\r\n", "\n");
        StringBuilder plain = new StringBuilder(text.length());
        int[] from = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            from[plain.length()] = i;
            plain.append(text.charAt(i));
        }
        from[plain.length()] = text.length();
        List<Place> places = new ArrayList<>();
        for (int at = plain.indexOf(plainOld); at >= 0; at = plain.indexOf(plainOld, at + plainOld.length())) {
            places.add(new Place(startOfBreak(from[at]), from[at + plainOld.length() - 1] + 1, fresh));
        }
        return places;
    }

    /** A match that begins with a line break takes the whole of it, else a lone {@code \r} would stay behind. */
    private int startOfBreak(int at) {
        boolean within = at > 0 && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r';
        return within ? at - 1 : at;
    }

    /** Says whether lines of the file are what was wanted, and if so what is to take their place. */
    @FunctionalInterface
    private interface Comparison {
        Optional<String> replacement(List<TextLine> inFile, List<TextLine> wanted, String fresh);
    }

    private List<Place> wholeLines(List<TextLine> lines, List<TextLine> wanted, Comparison comparison) {
        List<Place> places = new ArrayList<>();
        if (wanted.stream().allMatch(line -> line.text().isBlank())) {
            return places;
        }
        for (int first = 0; first + wanted.size() <= lines.size(); first++) {
            List<TextLine> candidate = lines.subList(first, first + wanted.size());
            Optional<String> replacement = comparison.replacement(candidate, wanted, fresh);
            if (replacement.isPresent()) {
                TextLine last = candidate.getLast();
                int end = wanted.getLast().hasBreak() ? last.endWithBreak() : last.end();
                places.add(new Place(candidate.getFirst().start(), end, replacement.get()));
                first += wanted.size() - 1;
            }
        }
        return places;
    }

    private static Optional<String> sameButForTrailingSpace(
            List<TextLine> inFile, List<TextLine> wanted, String fresh) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!inFile.get(i)
                    .text()
                    .stripTrailing()
                    .equals(wanted.get(i).text().stripTrailing())) {
                return Optional.empty();
            }
        }
        return Optional.of(fresh);
    }

    private Optional<String> sameButForIndent(List<TextLine> inFile, List<TextLine> wanted, String fresh) {
        return IndentShift.between(inFile, wanted).flatMap(shift -> shift.apply(fresh));
    }
}
