package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Brace expansion, the first of all: one word's parts become those of several words. */
public final class Braces {

    private static final int MOST = 1024;
    /** How many parts all words may have together. */
    private static final int MOST_PARTS = 65_536;

    private static final int WORDS_FOR_ONE = 8;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}");
    private static final Pattern PADDED = Pattern.compile("-?0\\d+");
    /** Stands for the width of what is no number. */
    private static final int LETTER = -1;

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
        boolean isStepped = !range.step().isEmpty();
        if (isStepped && !NUMBER.matcher(range.step()).matches()) {
            return List.of();
        }
        int step = isStepped ? Math.abs(Integer.parseInt(range.step())) : 1;
        int distance = step == 0 ? 1 : step;
        boolean isLetters = isLetter(range.first()) && isLetter(range.last());
        if (isLetters) {
            return steps(range.first().charAt(0), range.last().charAt(0), distance, LETTER, range.span());
        }
        return NUMBER.matcher(range.first()).matches()
                        && NUMBER.matcher(range.last()).matches()
                ? steps(
                        Integer.parseInt(range.first()),
                        Integer.parseInt(range.last()),
                        distance,
                        width(range),
                        range.span())
                : List.of();
    }

    private static boolean isLetter(String text) {
        return text.length() == 1 && Character.isLetter(text.charAt(0));
    }

    /** How wide each number is: as the wider end, where one of them begins with a zero that says nothing else. */
    private static int width(WordPart.BraceRange range) {
        boolean isPadded = PADDED.matcher(range.first()).matches()
                || PADDED.matcher(range.last()).matches();
        return isPadded ? Math.max(range.first().length(), range.last().length()) : 0;
    }

    private static List<List<WordPart>> steps(int first, int last, int distance, int width, Span span) {
        if (Math.abs((long) first - last) / distance >= MOST) {
            return List.of();
        }
        List<List<WordPart>> all = new ArrayList<>();
        int count = Math.abs(first - last) / distance;
        int step = first <= last ? distance : -distance;
        for (int i = 0; i <= count; i++) {
            int value = first + i * step;
            all.add(List.of(new WordPart.SingleQuoted(
                    span, width == LETTER ? String.valueOf((char) value) : padded(value, width))));
        }
        return all;
    }

    private static String padded(int value, int width) {
        String digits = String.valueOf(Math.abs(value));
        String sign = value < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
    }
}
