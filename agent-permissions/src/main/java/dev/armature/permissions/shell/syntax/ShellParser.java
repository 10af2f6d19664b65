package dev.armature.permissions.shell.syntax;

import java.util.Objects;

/**
 * Reads the text of a bash script (what {@code bash -c} is given) into a tree.
 *
 * <pre>{@code
 * switch (ShellParser.parse("git log | head")) {
 *     case Parse.Parsed(Script script)  -> Walker.each(script, node -> ...);
 *     case Parse.Unparsed unparsed      -> ask(unparsed.sentence());
 * }
 * }</pre>
 *
 * The language is that of bash 5.2 started without options: aliases are not expanded, and extended patterns are known within
 * {@code [[ ]]} only. Reading takes time in proportion to the text, and no thread's stack is too small. Reads text only: no state is
 * kept, so it may be used from any thread.
 */
public final class ShellParser {

    private ShellParser() {}

    /** Reads {@code text} within the {@linkplain Limits#standard() standard limits}. */
    public static Parse parse(String text) {
        return parse(text, Limits.standard());
    }

    /** Reads {@code text}. Never throws for what the text says. */
    public static Parse parse(String text, Limits limits) {
        Objects.requireNonNull(text, "text");
        return parse(text, limits, new Reading(limits));
    }

    static Parse parse(String text, Limits limits, Reading reading) {
        if (text.length() > limits.characters()) {
            return new Parse.Unparsed(
                    new Span(limits.characters(), text.length()),
                    "The text has " + text.length() + " characters; the limit is " + limits.characters()
                            + ". Split it into several commands.",
                    Parse.Cause.LIMIT);
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            return TokenCursor.unsupported(
                            new Span(nul, nul + 1), "A NUL character, which bash drops, is not supported.")
                    .toValue(text);
        }
        try {
            return new Parse.Parsed(new Parser(Source.whole(text), reading).script());
        } catch (ShellSyntaxException e) {
            return e.toValue(text);
        }
    }
}
