package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Token;
import java.util.List;
import java.util.Set;

/** Which of the places where a name stands are meant, told by what stands beside them. */
enum Choice {
    /** Every place. */
    ANYTHING("name") {
        @Override
        boolean takes(List<Token> code, int index) {
            return true;
        }

        @Override
        boolean takesInText(boolean looksLikeCode, String before, String after) {
            return looksLikeCode || before.matches("[`#{]") || after.matches("[`(]");
        }
    },
    /** A type: its name stands for nothing else, so every place. */
    TYPE("type") {
        @Override
        boolean takes(List<Token> code, int index) {
            return true;
        }

        @Override
        boolean takesInText(boolean looksLikeCode, String before, String after) {
            return ANYTHING.takesInText(looksLikeCode, before, after);
        }
    },
    /** A method: where it is declared, called, referred to or imported. */
    METHOD("method") {
        @Override
        boolean takes(List<Token> code, int index) {
            boolean isCall = at(code, index + 1).equals("(") && !BEFORE_TYPES.contains(at(code, index - 1));
            boolean isImport =
                    at(code, index - 1).equals(".") && at(code, index + 1).equals(";") && isStaticImport(code, index);
            return isCall || at(code, index - 1).equals("::") || isImport;
        }

        @Override
        boolean takesInText(boolean looksLikeCode, String before, String after) {
            return before.equals("#") || after.equals("(");
        }
    },
    /** A field or constant: with or without an owner before it, never called. */
    FIELD("field") {
        @Override
        boolean takes(List<Token> code, int index) {
            return !at(code, index + 1).equals("(")
                    && !at(code, index - 1).equals("::")
                    && !BEFORE_TYPES.contains(at(code, index - 1));
        }

        @Override
        boolean takesInText(boolean looksLikeCode, String before, String after) {
            return before.equals("#") && !after.equals("(");
        }
    },
    /** A variable within a method, or a parameter: without an owner, never called, named in no text. */
    VARIABLE("variable") {
        @Override
        boolean takes(List<Token> code, int index) {
            return FIELD.takes(code, index) && !at(code, index - 1).equals(".");
        }

        @Override
        boolean takesInText(boolean looksLikeCode, String before, String after) {
            return false;
        }
    };

    private static final Set<String> BEFORE_TYPES = Set.of("new", "class", "interface", "enum", "record", "@");

    private final String word;

    Choice(String word) {
        this.word = word;
    }

    /** What it is called in a sentence. */
    String word() {
        return word;
    }

    /** Whether the word at that index of the code, comments left out, is meant. */
    abstract boolean takes(List<Token> code, int index);

    /** Whether it is meant in a comment, a string or a document; the texts beside it are one character long or empty. */
    abstract boolean takesInText(boolean looksLikeCode, String before, String after);

    private static String at(List<Token> code, int index) {
        return index < 0 || index >= code.size() ? "" : code.get(index).text();
    }

    private static boolean isStaticImport(List<Token> code, int index) {
        int from = index;
        while (from > 0 && !at(code, from).equals(";")) {
            if (at(code, from).equals("static") && at(code, from - 1).equals("import")) {
                return true;
            }
            from--;
        }
        return false;
    }
}
