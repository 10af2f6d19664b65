package dev.armature.prompts.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The name of something a prompt may be told, with its type and scope. The types are few on purpose: each has one
 * spelling, independent of locale and platform, because the spelling is part of the cached bytes. There is no type for a
 * time of day; whoever must tell one tells it as text of scope {@link Scope#MOMENT}.
 *
 * @param <T> the type of the value
 */
public final class Fact<T> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    private final String name;
    private final Scope scope;
    private final String type;
    private final Function<Object, T> reader;
    private final Function<T, String> spelling;

    private Fact(String name, Scope scope, String type, Function<Object, T> reader, Function<T, String> spelling) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a fact's name is lower-case words joined by dots, such as `workspace.cwd`, was `" + name + "`");
        }
        this.name = name;
        this.scope = Objects.requireNonNull(scope, "scope");
        this.type = type;
        this.reader = reader;
        this.spelling = spelling;
    }

    /** A text, shown as it is. */
    public static Fact<String> text(String name, Scope scope) {
        return new Fact<>(name, scope, "text", String.class::cast, text -> text);
    }

    /** Several lines, shown one below the other in the order told. */
    public static Fact<List<String>> lines(String name, Scope scope) {
        return new Fact<>(name, scope, "lines", value -> listOfText(name, value), lines -> String.join("\n", lines));
    }

    /** A day, shown as {@code 2026-01-31}. */
    public static Fact<LocalDate> date(String name, Scope scope) {
        return new Fact<>(name, scope, "date", LocalDate.class::cast, LocalDate::toString);
    }

    /** A whole number, shown in decimal digits without grouping. */
    public static Fact<Long> number(String name, Scope scope) {
        return new Fact<>(name, scope, "number", Long.class::cast, number -> Long.toString(number));
    }

    /** Yes or no, shown as {@code true} or {@code false}; a template's optional part is left out when it is false. */
    public static Fact<Boolean> flag(String name, Scope scope) {
        return new Fact<>(name, scope, "flag", Boolean.class::cast, flag -> Boolean.toString(flag));
    }

    /** Lower-case words joined by dots, unique among the facts of a prompt. */
    public String name() {
        return name;
    }

    /** How long a value told for this fact stays true. */
    public Scope scope() {
        return scope;
    }

    T read(Object value) {
        return reader.apply(value);
    }

    String spell(Object value) {
        return spelling.apply(reader.apply(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact<?> fact && fact.name.equals(name) && fact.scope == scope && fact.type.equals(type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, scope, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + scope + ")";
    }

    private static List<String> listOfText(String name, Object value) {
        List<String> lines = ((List<?>) value).stream().map(String.class::cast).toList();
        if (lines.stream().anyMatch(Objects::isNull)) {
            throw new NullPointerException("expected no null among the lines of `" + name + "`");
        }
        return lines;
    }
}
