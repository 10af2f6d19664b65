package dev.armature.testkit.simulator.stream;

import dev.armature.testkit.simulator.reply.Chunking;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into the pieces that deltas carry. Together they are the text. */
public final class TextPieces {
    private TextPieces() {}

    /** Pieces of at most so many characters, surrogate pairs kept whole; no piece for empty text. */
    public static List<String> of(String text, int most) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (most == 0 || text.length() <= most) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>(text.length() / most + 1);
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + most);
            boolean splitsPair = end < text.length()
                    && Character.isHighSurrogate(text.charAt(end - 1))
                    && Character.isLowSurrogate(text.charAt(end));
            end += splitsPair ? 1 : 0;
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    /** Pieces of JSON text; when wished, with a cut behind each backslash. */
    public static List<String> ofJson(String json, Chunking chunking) {
        if (!chunking.splitEscapes()) {
            return of(json, chunking.charsPerDelta());
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) == '\\') {
                pieces.addAll(of(json.substring(start, i + 1), chunking.charsPerDelta()));
                start = i + 1;
                i++; // what is escaped may be a backslash itself
            }
        }
        pieces.addAll(of(json.substring(start), chunking.charsPerDelta()));
        return pieces;
    }
}
