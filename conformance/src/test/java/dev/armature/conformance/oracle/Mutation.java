package dev.armature.conformance.oracle;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Generator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes scripts a little, in places where a reader of shell text may read something else than bash does. */
final class Mutation implements Generator<String> {

    private static final Pattern TOKEN = Pattern.compile("\\s+|[\\w./-]+|[^\\w\\s]");
    private static final List<String> INSERTED = List.of(
            "\\",
            "'",
            "\"",
            "`",
            "$",
            "$(",
            ")",
            "(",
            "{",
            "}",
            "\\\n",
            "\n",
            ";",
            "&",
            "|",
            "#",
            " #",
            "!",
            "<",
            ">",
            "''",
            "\"\"",
            "$'",
            "~",
            "*",
            "?",
            "[",
            "]",
            ",",
            "..",
            " ",
            "\t",
            "=",
            "$x",
            "${x}",
            "<<E\n",
            "<(",
            "&&",
            "||",
            " -- ",
            " -c ",
            ";;",
            "(( ",
            "[[ ",
            " ]]",
            "$((",
            "))",
            "x=1 ",
            "time ",
            "! ",
            "exec ",
            "eval ",
            "command ",
            "env ",
            "ls ",
            "rm a; ",
            "$(rm a)",
            "`rm b`",
            "| bash",
            "| xargs rm",
            "cd src; ",
            "{ ",
            "; }",
            "x=ls; ",
            " in ",
            " do ",
            "if ");

    private final List<String> scripts;

    Mutation(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    @Override
    public String from(Draws draws) {
        String text = draws.from(scripts);
        for (int i = 1 + draws.below(3); i > 0; i--) {
            text = draws.oneIn(3) ? characters(text, draws) : tokens(text, draws);
        }
        // Half a character is none that bash could be given.
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String tokens(String text, Draws draws) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        if (tokens.isEmpty()) {
            return draws.from(INSERTED);
        }
        int at = draws.below(tokens.size());
        int other = draws.below(tokens.size());
        switch (draws.below(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(other));
            case 2 -> {
                String moved = tokens.get(at);
                tokens.set(at, tokens.get(other));
                tokens.set(other, moved);
            }
            case 3 -> tokens.set(at, quoted(tokens.get(at), draws));
            case 4 -> {
                // A piece of another script.
                String stranger = draws.from(scripts);
                int from = draws.below(stranger.length() + 1);
                tokens.add(at, stranger.substring(from, Math.min(stranger.length(), from + draws.between(1, 12))));
            }
            default -> tokens.add(at, draws.from(INSERTED));
        }
        return String.join("", tokens);
    }

    private static String quoted(String token, Draws draws) {
        int middle = token.length() / 2;
        return draws.oneOf(
                "\"" + token + "\"",
                "'" + token + "'",
                token.substring(0, middle) + "''" + token.substring(middle),
                token.substring(0, middle) + "\\\n" + token.substring(middle),
                "\\" + token,
                "$(echo " + token + ")",
                "{" + token + ",}",
                "$'" + token + "'",
                "{ " + token + "; }",
                "(" + token + ")",
                "\"$(" + token + ")\"");
    }

    private static String characters(String text, Draws draws) {
        int at = draws.below(text.length() + 1);
        int end = Math.min(text.length(), at + draws.between(1, 3));
        return switch (draws.below(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 ->
                at + 1 < text.length()
                        ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
                        : text;
            default -> text.substring(0, at) + draws.from(INSERTED) + text.substring(at);
        };
    }
}
