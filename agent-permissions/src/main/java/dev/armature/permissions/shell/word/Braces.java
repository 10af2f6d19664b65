package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/** Brace expansion, the first of all: one word's parts become those of several words. */
public final class Braces {

    private static final int MOST = 1024;
    /** How many parts all words may have together. */
    private static final int MOST_PARTS = 65_536;

    private static final int WORDS_FOR_ONE = 8;

    private Braces() {}

    /**
     * The parts of each word; none at all if there would be too many.
     *
     * @param collected what pays for them
     */
    public static List<List<WordPart>> expand(List<WordPart> parts, Collected collected) {
        List<List<WordPart>> words = expand(parts);
        collected.spend(words.size() / WORDS_FOR_ONE);
        return words;
    }

    private static List<List<WordPart>> expand(List<WordPart> parts) {
        if (!anyIn(parts)) {
            return List.of(parts);
        }
        List<List<WordPart>> words = new ArrayList<>();
        words.add(new ArrayList<>());
        long size = 0;
        for (WordPart part : parts) {
            List<List<WordPart>> endings = endings(part);
            size = size * endings.size() + (long) words.size() * size(endings);
            if (endings.isEmpty() || words.size() * endings.size() > MOST || size > MOST_PARTS) {
                return List.of();
            }
            if (endings.size() == 1) {
                words.forEach(word -> word.addAll(endings.getFirst()));
            } else {
                words = combined(words, endings);
            }
        }
        return words;
    }

    private static int size(List<List<WordPart>> words) {
        int size = 0;
        for (List<WordPart> word : words) {
            size += word.size();
        }
        return size;
    }

    private static List<List<WordPart>> combined(List<List<WordPart>> starts, List<List<WordPart>> endings) {
        List<List<WordPart>> all = new ArrayList<>(starts.size() * endings.size());
        for (List<WordPart> start : starts) {
            for (List<WordPart> end : endings) {
                List<WordPart> whole = new ArrayList<>(start);
                whole.addAll(end);
                all.add(whole);
            }
        }
        return all;
    }

    private static boolean anyIn(List<WordPart> parts) {
        for (WordPart part : parts) {
            if (part instanceof WordPart.BraceList || part instanceof WordPart.BraceRange) {
                return true;
            }
        }
        return false;
    }

    private static List<List<WordPart>> endings(WordPart part) {
        return switch (part) {
            case WordPart.BraceList list -> {
                List<List<WordPart>> all = new ArrayList<>();
                for (var alternative : list.alternatives()) {
                    List<List<WordPart>> inner = expand(alternative.parts());
                    if (inner.isEmpty()) {
                        yield List.of();
                    }
                    all.addAll(inner);
                }
                yield all.size() > MOST ? List.of() : all;
            }
            case WordPart.BraceRange range -> range(range);
            default -> List.of(List.of(part));
        };
    }

    private static List<List<WordPart>> range(WordPart.BraceRange range) {
        boolean isLetters = range.first().length() == 1
                && range.last().length() == 1
                && Character.isLetter(range.first().charAt(0))
                && Character.isLetter(range.last().charAt(0));
        if (isLetters && range.step().isEmpty()) {
            return steps(range.first().charAt(0), range.last().charAt(0), true, range.span());
        }
        boolean isPlain =
                range.first().matches("-?(0|[1-9]\\d{0,6})") && range.last().matches("-?(0|[1-9]\\d{0,6})");
        return isPlain && range.step().isEmpty()
                ? steps(Integer.parseInt(range.first()), Integer.parseInt(range.last()), false, range.span())
                : List.of();
    }

    private static List<List<WordPart>> steps(int first, int last, boolean isLetters, Span span) {
        if (Math.abs(first - last) >= MOST) {
            return List.of();
        }
        List<List<WordPart>> all = new ArrayList<>();
        int step = first <= last ? 1 : -1;
        for (int value = first; value != last + step; value += step) {
            String text = isLetters ? String.valueOf((char) value) : String.valueOf(value);
            all.add(List.of(new WordPart.SingleQuoted(span, text)));
        }
        return all;
    }
}
