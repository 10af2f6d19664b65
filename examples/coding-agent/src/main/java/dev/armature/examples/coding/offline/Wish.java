package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a prompt asks for, as far as the planner understands it. */
sealed interface Wish {

    /** One name instead of another. */
    record Rename(String from, String to, Choice choice, Scope scope) implements Wish {}

    /** Something that was understood and is not done; {@code why} says what can be. */
    record Impossible(String why) implements Wish {}

    /** Make a failing test pass. */
    record Repair(String prompt) implements Wish {}

    /**
     * Where a name is defined and used.
     *
     * @param others if the name is a mere word, the other words that may be meant; empty when it looks like code, or was
     *     quoted
     */
    record Find(String name, About about, Optional<List<String>> others) implements Wish {}

    /** Which places are asked for. */
    enum About {
        DEFINITION,
        USES,
        BOTH
    }

    /** What this project is. */
    record Summarise() implements Wish {}

    /** Anything else. */
    record Unknown() implements Wish {
        static final String ABILITIES = """
                I am an offline planner: a fixed program, not a language model. There are four kinds of tasks I can do here, \
                with the same tools and permissions as a model would have:

                - "where is NAME defined" or "where is NAME used": I search and read, and answer with files and lines.
                - "rename OLD to NEW": I replace the whole name in all files that people wrote, and check that none is left. \
                You can say which kind ("the method OLD"), and where ("in FILE.java", "the variable OLD in METHOD()").
                - "fix the failing test" in a small Java project: I run its test command, try single-token repairs near the \
                failure, and take back whatever does not help. You can name the command: fix the failing test, run `COMMAND`.
                - "summarise this project": I list it, read its main files and give an outline.

                For anything else, start the agent with a real model.""";
    }

    Pattern WORD = Names.compile(Names.NAME);
    /** Reads right where letters of every script are known. */
    String NAME = Names.NAME + "(?:(?:\\.|#|::)" + Names.NAME + ")*";

    Pattern REPAIR = Pattern.compile(
            "(?isU)\\b(?:fix|repair|correct|debug|solve|mend)\\b.*\\b(?:tests?|bug|build|failure|failing|error|suite|checks?)\\b"
                    + "|\\bmake\\b.*\\b(?:tests?|build|suite|checks?)\\b.*\\b(?:pass|green|work)"
                    + "|\\btests? (?:is|are) (?:failing|red|broken)|\\bfailing tests?\\b|\\btests?\\b.{0,60}\\bfail(?:s|ed|ing)?\\b");
    Pattern SUMMARISE = Pattern.compile(
            "(?isU)\\b(?:summari[sz]e|summary|outline|overview|describe|explain|tour)\\b.*\\b(?:project|tree|repo(?:sitory)?|code ?base|directory|folder|code|structure|it|this)\\b"
                    + "|\\bwhat (?:is|does|are)\\b.*\\b(?:project|repo(?:sitory)?|code ?base|program|tree|folder|directory)\\b"
                    + "|^\\W*(?:summari[sz]e|summary|overview|outline)\\W*$");
    Pattern FIND = Pattern.compile(
            "(?isU)\\b(?:where|find|search|locate|grep|look (?:for|up)|definition|usages?|uses|callers?|references?|who (?:calls|uses)|which (?:files?|classes|places)|show me)\\b");
    Pattern USES =
            Pattern.compile("(?isU)\\b(?:used|uses|usages?|callers?|called|calls|references?|referenced|imports?)\\b");
    Pattern DEFINITION = Pattern.compile(
            "(?isU)\\b(?:defined|definition|declared|declaration|implemented|implementation|defines|declares)\\b");
    Set<String> COMMON = Set.of(
            "where",
            "find",
            "search",
            "locate",
            "grep",
            "look",
            "for",
            "up",
            "definition",
            "definitions",
            "usage",
            "usages",
            "uses",
            "use",
            "used",
            "caller",
            "callers",
            "call",
            "calls",
            "called",
            "reference",
            "references",
            "who",
            "which",
            "what",
            "files",
            "file",
            "class",
            "classes",
            "places",
            "place",
            "show",
            "me",
            "is",
            "are",
            "the",
            "a",
            "an",
            "of",
            "all",
            "in",
            "this",
            "that",
            "project",
            "code",
            "codebase",
            "repo",
            "repository",
            "please",
            "defined",
            "declared",
            "implemented",
            "method",
            "function",
            "field",
            "variable",
            "constant",
            "type",
            "interface",
            "record",
            "enum",
            "and",
            "or",
            "to",
            "it",
            "do",
            "does",
            "we",
            "can",
            "you",
            "tell",
            "i",
            "every",
            "symbol",
            "name",
            "named",
            "get",
            "occurrences",
            "declaration",
            "implementation",
            "here",
            "being",
            "from",
            "everywhere",
            "there",
            "on",
            "with",
            "by",
            "how",
            "referenced",
            "whole",
            "tree",
            "identifier",
            "parameter",
            "argument",
            "local",
            "member",
            "property",
            "attribute");

    static Wish read(String prompt) {
        Optional<Wish> rename = RenameWish.read(prompt);
        if (rename.isPresent()) {
            return rename.get();
        }
        if (REPAIR.matcher(prompt).find()) {
            return new Repair(prompt);
        }
        if (SUMMARISE.matcher(prompt).find()) {
            return new Summarise();
        }
        Optional<String> name = FIND.matcher(prompt).find() ? name(prompt) : Optional.empty();
        return name.<Wish>map(found -> new Find(found, about(prompt), others(prompt, found)))
                .orElseGet(Unknown::new);
    }

    private static About about(String prompt) {
        boolean uses = USES.matcher(prompt).find();
        boolean definition = DEFINITION.matcher(prompt).find();
        return uses == definition ? About.BOTH : uses ? About.USES : About.DEFINITION;
    }

    /** The name that a text is about: what is quoted, else what looks like code, else the last word that says something. */
    static Optional<String> name(String text) {
        Matcher quoted =
                Names.compile("[`'\"](" + NAME + ")(?:\\(.*?\\))?[`'\"]").matcher(text);
        if (quoted.find()) {
            return Optional.of(quoted.group(1));
        }
        Optional<String> plain = Optional.empty();
        Matcher words = Names.compile(NAME + "(?:\\(\\))?").matcher(text);
        while (words.find()) {
            String word = words.group().replace("()", "");
            if (looksLikeCode(word) || words.group().endsWith("()")) {
                return Optional.of(word);
            }
            if (!COMMON.contains(word.toLowerCase(Locale.ROOT))) {
                plain = Optional.of(word);
            }
        }
        return plain;
    }

    /** The other words that say something, if the name was chosen for no better reason than that; nearest first. */
    private static Optional<List<String>> others(String text, String name) {
        List<String> words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !COMMON.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
        boolean isPlain = text.matches("(?sU).*(?<![`'\"\\w$.#:])" + Pattern.quote(name) + "(?![`'\"\\w$(#:]).*");
        return isPlain && !looksLikeCode(name)
                ? Optional.of(words.reversed().stream()
                        .filter(word -> !word.equals(name))
                        .toList())
                : Optional.empty();
    }

    private static boolean looksLikeCode(String word) {
        return word.matches(
                "(?U).*[\\p{Lower}0-9]\\p{Upper}.*|.*[_$.#:].*|\\p{Upper}[\\p{Upper}0-9]{2,}|\\p{Upper}\\w*[0-9]\\w*");
    }

    static String last(String name) {
        return name.replaceFirst("^.*(?:\\.|#|::)", "");
    }
}
