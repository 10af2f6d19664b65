package dev.armature.examples.coding.offline.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a language writes comments and strings, and how a definition looks in it. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies that nobody can change.
public enum Language {
    JAVA(
            "java",
            Comments.SLASHES,
            "\"'",
            "\\b(?:class|interface|enum|record|@interface)\\s+NAME\\b",
            // A method or constructor: a type or a modifier before the name, and no call before it.
            "^\\s*(?!return\\b|throw\\b|new\\b|else\\b|case\\b|assert\\b|yield\\b)(?:@\\w+\\s+)*(?:[\\w.<>\\[\\]?,&@ ]+\\s)NAME\\s*\\((?!.*\\)\\s*;\\s*$)",
            "^\\s*(?:abstract|default|native|static|public|protected|private)?\\s*(?!return\\b|throw\\b|new\\b|else\\b)[\\w.<>\\[\\]?,]+\\s+NAME\\s*\\([^()]*\\)\\s*(?:throws[^;]*)?;\\s*$",
            "^\\s*(?:public|protected|private)\\s+NAME\\s*\\(",
            "^\\s*(?!return\\b|throw\\b|new\\b|else\\b|import\\b|package\\b|assert\\b|yield\\b)(?:[\\w.<>\\[\\]?,@]+\\s+)+NAME\\s*(?:=[^=]|;|:)",
            "^\\s*NAME\\s*(?:\\([^;]*\\))?\\s*[,;{]\\s*(?://.*)?$"),
    KOTLIN(
            "kt kts",
            Comments.SLASHES,
            "\"'",
            "\\b(?:class|interface|object|typealias|val|var)\\s+NAME\\b",
            "\\bfun\\s+(?:<[^>]*>\\s*)?(?:[\\w<>?]+\\.)?NAME\\s*\\("),
    PYTHON("py", Comments.HASH, "\"'", "^\\s*(?:async\\s+)?(?:def|class)\\s+NAME\\b", "^\\s*NAME\\s*(?::[^=]+)?=[^=]"),
    JAVASCRIPT(
            "js mjs cjs jsx ts tsx mts vue",
            Comments.SLASHES,
            "\"'`",
            "\\b(?:function\\s*\\*?|class|interface|enum|type|const|let|var|namespace)\\s+NAME\\b",
            "^\\s*(?:(?:export|public|private|protected|static|async|get|set|readonly|default)\\s+)*NAME\\s*\\([^)]*\\)\\s*(?::[^{;]+)?\\{",
            "^\\s*NAME\\s*:\\s*(?:async\\s*)?(?:function\\b|\\()"),
    GO(
            "go",
            Comments.SLASHES,
            "\"'`",
            "^\\s*func\\s+(?:\\([^)]*\\)\\s*)?NAME\\s*[\\[(]",
            "^\\s*(?:type|var|const)\\s+NAME\\b",
            "\\bNAME\\s*(?:,\\s*\\w+\\s*)?:="),
    RUST(
            "rs",
            Comments.SLASHES,
            "\"",
            "\\b(?:fn|struct|enum|trait|type|const|static|mod|union|let(?:\\s+mut)?)\\s+NAME\\b"),
    C(
            "c h cc cpp cxx hpp hh",
            Comments.SLASHES,
            "\"'",
            "\\b(?:struct|class|enum|union|namespace)\\s+NAME\\b(?!.*;\\s*$)",
            "^\\s*#\\s*define\\s+NAME\\b",
            "^(?!\\s*(?:return|else|case)\\b)[\\w*&:<> ]+[\\s*&:]NAME\\s*\\([^;]*$"),
    CSHARP(
            "cs",
            Comments.SLASHES,
            "\"'",
            "\\b(?:class|interface|enum|record|struct|delegate)\\s+NAME\\b",
            "^\\s*(?:public|protected|private|internal|static|async|override|virtual|abstract)\\b.*\\bNAME\\s*[({=;]"),
    SCALA("scala sc", Comments.SLASHES, "\"", "\\b(?:class|object|trait|def|val|var|type|enum)\\s+NAME\\b"),
    RUBY("rb", Comments.HASH, "\"'", "^\\s*(?:def\\s+(?:self\\.)?|class\\s+|module\\s+)NAME\\b"),
    PHP("php", Comments.SLASHES, "\"'", "\\b(?:function|class|interface|trait|enum|const)\\s+NAME\\b"),
    SHELL("sh bash zsh", Comments.HASH, "\"'", "^\\s*(?:function\\s+)?NAME\\s*\\(\\s*\\)", "^\\s*(?:export\\s+)?NAME="),
    DATA("yml yaml toml properties cfg ini conf", Comments.HASH, "\"'", "^\\s*NAME\\s*[:=]"),
    /** Writing for people, and all that is not known. */
    PROSE("", Comments.NONE, "");

    /** What begins a comment. */
    enum Comments {
        SLASHES,
        HASH,
        NONE
    }

    private final List<String> endings;
    private final Comments comments;
    private final String quotes;
    private final List<String> definitions;

    Language(String endings, Comments comments, String quotes, String... definitions) {
        this.endings = List.of(endings.split(" "));
        this.comments = comments;
        this.quotes = quotes;
        this.definitions = List.of(definitions);
    }

    public static Language of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            if (language.endings.contains(ending)) {
                return language;
            }
        }
        return PROSE;
    }

    /** Whether a line, comments and strings blanked out, looks like the definition of the name. */
    public boolean defines(String name, String line) {
        String code = comments == Comments.NONE ? line : Lexer.blanked(this, line);
        return definitions.stream()
                .map(pattern -> Names.compile(pattern.replace("NAME", Pattern.quote(name)))
                        .matcher(code))
                .anyMatch(Matcher::find);
    }

    /** Whether a line names something in code, not only in a comment or a string. */
    public boolean names(String name, String line) {
        return !isProse()
                && !isComment(line)
                && Names.whole(name).matcher(Lexer.blanked(this, line)).find();
    }

    /** Whether a line is nothing but comment; lines inside a block comment are known by their star. */
    boolean isComment(String line) {
        String text = line.strip();
        return switch (comments) {
            case SLASHES -> text.startsWith("//") || text.startsWith("/*") || text.startsWith("*");
            case HASH -> text.startsWith("#");
            case NONE -> false;
        };
    }

    /** Whether a line names something from elsewhere without using it. */
    public boolean isImport(String line) {
        return line.matches("^\\s*(?:import|from|use|using|#include|package|require)\\b.*");
    }

    boolean hasSlashComments() {
        return comments == Comments.SLASHES;
    }

    boolean hasHashComments() {
        return comments == Comments.HASH;
    }

    boolean isQuote(char c) {
        return quotes.indexOf(c) >= 0;
    }

    /** Whether words stand for what they say and not for things in code. */
    public boolean isProse() {
        return this == PROSE;
    }
}
