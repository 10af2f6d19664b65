package dev.armature.permissions.shell;

import dev.armature.permissions.shell.syntax.Span;
import java.text.Normalizer;
import java.util.Optional;

/** Characters outside quotes that people take for an operator, a quote or a letter of the shell, and that are none to it. */
final class Lookalikes {

    private static final String SYNTAX = "|&;<>()$`\\\"'*?[]#~={}!-";
    private static final String QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00b4\u02bc\u2032\u2033";

    /** Stands where a character was lost, so that nobody knows what the command said. */
    private static final char LOST = '\ufffd';

    private Lookalikes() {}

    /** The first of them. */
    static Optional<Span> in(String text) {
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == LOST) {
                return Optional.of(new Span(at, at + 1));
            }
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote == 0 && c >= 0x80 && looksLikeSyntax(c)) {
                return Optional.of(new Span(at, at + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikeSyntax(char c) {
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return QUOTES.indexOf(c) >= 0
                || plain.chars().anyMatch(each -> SYNTAX.indexOf(each) >= 0)
                || (c >= 0x2010 && c <= 0x2015)
                || c == 0x2223
                || c == 0x2212;
    }
}
