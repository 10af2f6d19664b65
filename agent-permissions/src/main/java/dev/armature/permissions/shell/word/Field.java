package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.program.Value;
import java.util.ArrayList;
import java.util.List;

/** One word in the making. */
public final class Field {

    private static final int MOST_CHOICES = 64;

    private List<String> texts = List.of("");
    private final StringBuilder pattern = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private String prefix = "";
    private boolean isUnknown;
    private boolean isMany;
    private boolean hasPattern;
    private boolean isMarked;
    private boolean isNumber;
    private boolean mayBeEmpty;

    /** Says that the word is there even if it is empty, because some of it is quoted. */
    void mark() {
        isMarked = true;
    }

    boolean exists() {
        return isMarked
                || isUnknown
                || isMany
                || hasPattern
                || texts.size() > 1
                || !texts.getFirst().isEmpty();
    }

    /** Adds characters that stand for themselves. */
    void add(String text) {
        append(List.of(text));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("*?[]\\".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
    }

    /** Adds characters without quotes. A tilde that comes first only after braces were expanded is a home folder. */
    void addBare(String text) {
        if (text.startsWith("~") && !exists()) {
            addValue(Value.unknown());
        } else {
            add(text);
        }
    }

    /** Adds wildcards. */
    void addPattern(String text) {
        append(List.of(text));
        pattern.append(text);
        hasPattern = true;
        // The opening bracket of a set that holds expansions: what it matches cannot be told.
        if (text.equals("[")) {
            addMany();
        }
    }

    void addValue(Value value) {
        switch (value) {
            case Value.Known known -> add(known.text());
            case Value.Choice choice -> {
                append(choice.texts());
                mark();
                if (hasPattern) {
                    addMany();
                }
            }
            case Value.Digits digits -> {
                boolean isAlone = !exists() || (isMarked && !isUnknown && texts.equals(List.of("")));
                unknown("");
                isNumber = isAlone;
                mayBeEmpty = digits.mayBeEmpty();
            }
            case Value.Any any -> {
                append(List.of(any.prefix()));
                unknown(any.bare().substring(any.prefix().length()));
            }
            case Value.Names names -> {
                unknown("");
                isMany |= names.isSeveral();
            }
            case Value.Many ignored -> addMany();
            case Value.Below ignored -> addMany();
        }
    }

    /** Adds any number of words. */
    void addMany() {
        addMany("");
    }

    /** The same, with the text if everything unknown in it were empty. */
    void addMany(String bareText) {
        unknown(bareText);
        isMany = true;
    }

    private void unknown(String bareText) {
        if (!isUnknown) {
            prefix = texts.size() == 1 ? texts.getFirst() : "";
        }
        isUnknown = true;
        isNumber = false;
        bare.append(bareText);
    }

    private void append(List<String> more) {
        for (String end : more) {
            isNumber &= end.isEmpty();
        }
        bare.append(more.isEmpty() ? "" : more.getFirst());
        if (isUnknown) {
            return;
        }
        List<String> next = new ArrayList<>();
        for (String start : texts) {
            for (String end : more) {
                next.add(start + end);
            }
        }
        if (next.size() > MOST_CHOICES) {
            unknown("");
        } else {
            texts = next;
        }
    }

    boolean hasPattern() {
        return hasPattern;
    }

    String pattern() {
        return pattern.toString();
    }

    String bare() {
        return bare.toString();
    }

    Value value() {
        if (isMany) {
            return new Value.Many(bare.toString());
        }
        if (isNumber) {
            return new Value.Digits(mayBeEmpty);
        }
        if (isUnknown) {
            return new Value.Any(prefix, bare.toString());
        }
        return texts.size() == 1 ? Value.of(texts.getFirst()) : new Value.Choice(texts);
    }
}
