package dev.armature.testkit.simulator.stream;

import dev.armature.testkit.simulator.reply.Chunking;
import dev.armature.testkit.text.Pieces;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into the pieces that deltas carry. Together they are the text. */
public final class TextPieces {
    private TextPieces() {}

    /** Pieces of at most so many characters, 0 for one piece; surrogate pairs kept whole, no piece for empty text. */
    public static List<String> of(String text, int most) {
        return Pieces.of(text, most == 0 ? Integer.MAX_VALUE : most);
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
