package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Lexer;
import dev.armature.examples.coding.offline.code.Names;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Change;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be changed in one file so that a name becomes another.
 *
 * <p>In code every whole name is replaced. In comments, strings and documents a word may just be a word: there a name is
 * replaced when it looks like code by itself ({@code fooBar}, {@code FOO}, {@code Foo}) or by what is around it.
 *
 * @param edits in order; each fits the file as the ones before it leave it
 * @param replaced how many places they change
 * @param left lines where the word stays
 */
record Rewriting(String path, List<Call> edits, int replaced, List<Integer> left) {

    /**
     * What to change in a file.
     *
     * @param choice which places are meant
     * @param part where in the file's text; an offset outside is left alone
     */
    static Rewriting of(FileText file, String from, String to, Desk desk, Choice choice, IntPredicate part) {
        Pattern word = Names.whole(from);
        List<Integer> places =
                places(file, from, word, choice).stream().filter(part::test).toList();
        TreeSet<Integer> left = new TreeSet<>();
        TreeSet<Integer> changed = new TreeSet<>();
        FileText now = file;
        List<Call> edits = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<Integer, String> line : file.numbered()) {
            StringBuilder rewritten = new StringBuilder(line.getValue());
            Matcher matcher = word.matcher(line.getValue());
            int shift = 0;
            while (matcher.find()) {
                if (places.contains(offset + matcher.start())) {
                    rewritten.replace(matcher.start() + shift, matcher.end() + shift, to);
                    shift += to.length() - from.length();
                } else {
                    left.add(line.getKey());
                }
            }
            offset += line.getValue().length() + 1;
            if (shift != 0 || !rewritten.toString().equals(line.getValue())) {
                Change.ofLine(now, line.getKey(), rewritten.toString())
                        .ifPresentOrElse(
                                change -> {
                                    edits.add(change.call(desk));
                                    changed.add(line.getKey());
                                },
                                () -> left.add(line.getKey()));
                now = changed.contains(line.getKey()) ? now.with(line.getKey(), rewritten.toString()) : now;
            }
        }
        // Where the new name stands already, replacing all of it again would not be the way back.
        boolean everywhere = left.isEmpty()
                && occurrences(file.text(), from) == places.size()
                && occurrences(file.text(), to) == 0
                && edits.size() > 1;
        return new Rewriting(
                file.path(),
                everywhere ? List.of(Call.editAll(desk.absolute(file.path()), from, to)) : edits,
                places.size(),
                List.copyOf(left));
    }

    /** Whether the name was replaced on that line, if the edits were made. */
    boolean changes(int line) {
        return !left.contains(line);
    }

    /** The offsets where the name is to be replaced. */
    private static List<Integer> places(FileText file, String from, Pattern word, Choice choice) {
        Language language = Language.of(file.path());
        boolean looksLikeCode = from.matches("(?U).*[\\p{Upper}_$0-9].*");
        List<Integer> places = new ArrayList<>();
        if (language.isProse()) {
            matches(word, file.text(), 0, looksLikeCode, choice, places);
            return places;
        }
        List<Token> tokens = Lexer.tokens(language, file.text());
        List<Token> code = tokens.stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .toList();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i).isWord() && code.get(i).is(from) && choice.takes(code, i)) {
                places.add(code.get(i).start());
            }
        }
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.COMMENT || token.kind() == Token.Kind.STRING)
                .forEach(token -> matches(word, token.text(), token.start(), looksLikeCode, choice, places));
        return places;
    }

    private static void matches(
            Pattern word, String text, int base, boolean looksLikeCode, Choice choice, List<Integer> places) {
        Matcher matcher = word.matcher(text);
        while (matcher.find()) {
            String before = text.substring(Math.max(0, matcher.start() - 1), matcher.start());
            String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 1));
            if (choice.takesInText(looksLikeCode, before, after)) {
                places.add(base + matcher.start());
            }
        }
    }

    private static int occurrences(String text, String piece) {
        return (int)
                Pattern.compile(Pattern.quote(piece)).matcher(text).results().count();
    }
}
