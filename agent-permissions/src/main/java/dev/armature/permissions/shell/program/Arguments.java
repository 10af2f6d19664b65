package dev.armature.permissions.shell.program;

import dev.armature.permissions.shell.program.WordModel.Arity;
import dev.armature.permissions.shell.program.WordModel.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells options from operands as GNU programs do: clusters of letters, values attached or in the next word, {@code --name=value},
 * options after operands unless the model says otherwise, {@code --}. Only names that are listed in full count; an abbreviation
 * is not understood.
 */
final class Arguments {

    /** Options whose value is often one that begins with a dash. */
    private static final Set<String> PATTERN_OPTIONS = Set.of("-e", "--regexp");

    private static final int NO_PATHS = Integer.MAX_VALUE;

    private final WordModel model;
    private final List<Value> words;
    private final Set<String> given = new HashSet<>(4);
    private final List<Value> operands = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private int firstPath = NO_PATHS;
    private int at;

    Arguments(WordModel model, List<Value> words) {
        this.model = model;
        this.words = words;
    }

    /**
     * @param given the options that were given
     * @param settings the options with a value
     * @param operands the words that are no options
     * @param firstPath which of the operands is the first behind {@code --}
     * @param deeds what the options do
     */
    record Read(Set<String> given, List<Setting> settings, List<Value> operands, int firstPath, List<Deed> deeds) {}

    /** An option with its value. */
    record Setting(String option, Value value) {}

    Read read() {
        boolean options = true;
        while (at < words.size()) {
            Value word = words.get(at++);
            if (!options) {
                operands.add(word);
            } else if (word.is("--")) {
                options = false;
                firstPath = operands.size();
            } else if (mayBeOption(word)) {
                option(word);
            } else {
                operands.add(word);
                options = !model.stopsAtOperand();
            }
        }
        return new Read(given, settings, operands, firstPath, deeds);
    }

    private boolean mayBeOption(Value word) {
        if (model.hasPluses()
                && !(word instanceof Value.Known known && !known.text().startsWith("+"))) {
            return true;
        }
        return switch (word) {
            case Value.Known known -> known.text().length() > 1 && known.text().charAt(0) == '-';
            case Value.Choice choice -> choice.texts().stream().anyMatch(text -> text.startsWith("-"));
            case Value.Digits ignored -> false;
            case Value.Any ignored when model.onlyPrints() -> false;
            case Value.Any any -> any.prefix().isEmpty() || any.prefix().startsWith("-");
            case Value.Names names when isWrittenAsOption(names) -> true;
            case Value.Names names ->
                names.texts().stream().anyMatch(text -> text.startsWith("-"))
                        || (names.mayBeOption() && !model.isTame());
            case Value.Many ignored -> !model.onlyPrints();
            case Value.Below below -> below.mayBeginWithDash();
        };
    }

    private void option(Value word) {
        switch (word) {
            case Value.Known known when known.text().startsWith("--") -> longOption(known.text());
            case Value.Known known -> cluster(known.text());
            case Value.Any any when valueStart(any.prefix()) > 0 -> settingWithUnknown(any);
            case Value.Any any -> perhaps(word, "has the word `" + any.shown() + "`, which may be an option");
            case Value.Choice choice -> perhaps(word, "has the word `" + choice.shown() + "`, which may be an option");
            case Value.Digits ignored -> operands.add(word);
            case Value.Names names when isWrittenAsOption(names) -> option(Value.of(names.pattern()));
            case Value.Names names -> perhaps(word, "has the word `" + names.shown() + "`, which may become an option");
            case Value.Below below -> perhaps(word, "has the word `" + below.shown() + "`, which may be an option");
            case Value.Many many ->
                perhaps(word, "has words that are not known, which may be options: `" + many.shown() + "`");
        }
    }

    /** What may be an option may as well be an operand, which rules that forbid have to see. */
    private void perhaps(Value word, String why) {
        unclear(why);
        operands.add(word);
    }

    /** {@code --include=*.java} without quotes, where no file is called so. */
    private static boolean isWrittenAsOption(Value.Names names) {
        return names.pattern().startsWith("-") && names.texts().equals(List.of(names.pattern()));
    }

    private void longOption(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Option option = model.options().get(name);
        if (option == null) {
            unclear("has the option `" + name + "`, which is not among those known to only read");
            return;
        }
        given.add(name);
        switch (option.arity()) {
            case NONE -> {
                if (equals >= 0) {
                    unclear("has a value for the option `" + name + "`, which takes none");
                }
            }
            case UNLESS_LAST -> {
                if (equals >= 0 || at < words.size()) {
                    setting(name, option, equals >= 0 ? Value.of(text.substring(equals + 1)) : next(name));
                }
            }
            case ONE -> setting(name, option, equals >= 0 ? Value.of(text.substring(equals + 1)) : next(name));
            case PERHAPS -> {
                if (equals >= 0) {
                    setting(name, option, Value.of(text.substring(equals + 1)));
                }
            }
        }
    }

    private void cluster(String text) {
        if (model.digits() && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        for (int i = 1; i < text.length(); i++) {
            String name = "-" + text.charAt(i);
            Option option = model.options().get(name);
            if (option == null) {
                unclear("has the option `" + name + "`, which is not among those known to only read");
                return;
            }
            given.add(name);
            if (option.arity() == Arity.ONE) {
                if (i + 1 < text.length()) {
                    attached(name, option, Value.of(text.substring(i + 1)));
                } else {
                    setting(name, option, next(name));
                }
                return;
            }
            if (model.isApart() && option.arity() == Arity.NONE && text.length() > 2) {
                unclear("has letters after the option `" + name + "`, which are not understood");
                return;
            }
            if (option.arity() == Arity.PERHAPS) {
                if (i + 1 < text.length()) {
                    attached(name, option, Value.of(text.substring(i + 1)));
                }
                return;
            }
        }
    }

    /** Where the value of an option begins in a word of which only the start is known; 0 if that cannot be told. */
    private int valueStart(String prefix) {
        int equals = prefix.indexOf('=');
        String name = equals > 0 ? prefix.substring(0, equals) : prefix.length() > 1 ? prefix.substring(0, 2) : "";
        Option option = model.options().get(name);
        if (option == null || option.arity() == Arity.NONE) {
            return 0;
        }
        // Should the rest of the word be empty, the value is the next word.
        boolean mayBeNext = !name.startsWith("--") && prefix.length() == 2 && option.arity() != Arity.PERHAPS;
        return mayBeNext ? 0 : name.startsWith("--") ? equals + 1 : 2;
    }

    private void settingWithUnknown(Value.Any any) {
        int start = valueStart(any.prefix());
        String name = any.prefix().startsWith("--")
                ? any.prefix().substring(0, start - 1)
                : any.prefix().substring(0, 2);
        Option option = model.options().get(name);
        if (option != null) {
            given.add(name);
            Value value =
                    new Value.Any(any.prefix().substring(start), any.bare().substring(start));
            if (name.startsWith("--")) {
                setting(name, option, value);
            } else {
                attached(name, option, value);
            }
        }
    }

    private Value next(String name) {
        if (at == words.size()) {
            unclear("has no value for the option `" + name + "`");
            return Value.of("");
        }
        Value value = words.get(at++);
        if (value.isSeveral() || (value instanceof Value.Names names && names.mayBeOption() && !model.isTame())) {
            unclear("has words that are not known after the option `" + name + "`");
        }
        // To another version, or where a model is wrong, it would be an option of its own.
        if (!PATTERN_OPTIONS.contains(name) && value.knownTexts().stream().anyMatch(Arguments::isLikeOption)) {
            unclear("has `" + value.shown() + "` for the value of the option `" + name
                    + "`, which looks like an option");
        }
        return value;
    }

    private static boolean isLikeOption(String text) {
        return text.length() > 1 && text.charAt(0) == '-' && !Character.isDigit(text.charAt(1));
    }

    /** {@code -f=x}: of programs, some take the equals sign for a part of the value, and some do not. */
    private void attached(String name, Option option, Value value) {
        if (value.shown().startsWith("=") && !value.is("=") && option.meaning() != Meaning.TEXT) {
            unclear("has a value for the option `" + name + "` that begins with an equals sign");
        }
        setting(name, option, value);
    }

    private void setting(String name, Option option, Value value) {
        settings.add(new Setting(name, value));
        deeds.addAll(option.meaning().deeds(value));
    }

    private void unclear(String why) {
        deeds.add(new Deed.Unclear(why));
    }
}
