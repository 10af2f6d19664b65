package dev.armature.testkit.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of one object that a person wrote, such as a turn of a script. A field that it does not know is an error, and so is a value of another type: either
 * would silently mean something else, and a misspelt match would match everything.
 */
public final class Fields {
    private static final int LONGEST_SHOWN = 80;

    private final String what;
    private final JsonNode object;

    private Fields(String what, JsonNode object) {
        this.what = what;
        this.object = object;
    }

    /** An object, in whose place there may be nothing at all. */
    public static Fields of(String what, JsonNode object, Set<String> known) {
        if (!object.isObject() && !object.isMissingNode()) {
            throw new IllegalArgumentException("expected of %s an object, was `%s`".formatted(what, shown(object)));
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("expected of %s one of %s, was `%s`"
                        .formatted(what, known.stream().sorted().toList(), name));
            }
        }
        return new Fields(what, object);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** The same fields, of which one must be there. */
    public Fields with(String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("expected of %s a field `%s`".formatted(what, name));
        }
        return this;
    }

    public Optional<String> text(String name) {
        return value(name)
                .map(value -> is(value.isTextual(), name, "a text", value).asText());
    }

    public Optional<Boolean> yesOrNo(String name) {
        return value(name)
                .map(value ->
                        is(value.isBoolean(), name, "`true` or `false`", value).booleanValue());
    }

    /** A whole number that is not negative. */
    public OptionalLong number(String name) {
        return value(name)
                .map(value -> OptionalLong.of(is(
                                value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0,
                                name,
                                "a whole number of at least 0",
                                value)
                        .longValue()))
                .orElseGet(OptionalLong::empty);
    }

    /** The same, 0 if it is not said, no larger than an `int`. */
    public int count(String name) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, number(name).orElse(0)));
    }

    public Optional<Double> fraction(String name) {
        return value(name)
                .map(value -> is(value.isNumber(), name, "a number", value).doubleValue());
    }

    /** A number that multiplies: not negative. */
    public Optional<Double> factor(String name) {
        return value(name)
                .map(value -> is(value.isNumber() && value.doubleValue() >= 0, name, "a number of at least 0", value)
                        .doubleValue());
    }

    /** The elements of a list; none if it is not said. */
    public List<JsonNode> list(String name) {
        List<JsonNode> elements = new ArrayList<>();
        value(name)
                .ifPresent(value -> is(value.isArray(), name, "a list", value).forEach(elements::add));
        return elements;
    }

    public List<String> texts(String name) {
        return list(name).stream()
                .map(value ->
                        is(value.isTextual(), name, "a list of texts", value).asText())
                .toList();
    }

    /** An object within this one. */
    public Fields object(String name, Set<String> known) {
        return of(name, object.path(name), known);
    }

    /** Says that a field is not as it must be. */
    public IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(
                "expected of %s as `%s` %s, was `%s`".formatted(what, name, expected, shown(object.path(name))));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name));
    }

    private JsonNode is(boolean right, String name, String expected, JsonNode value) {
        if (!right) {
            throw wrong(name, expected);
        }
        return value;
    }

    private static String shown(JsonNode value) {
        return shortened(value.toString());
    }

    /** On one line that is not too long. */
    public static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
