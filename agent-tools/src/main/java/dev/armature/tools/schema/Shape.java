package dev.armature.tools.schema;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a value of some Java type looks like in JSON. */
sealed interface Shape {

    /** A string. */
    record Text() implements Shape {}

    /** A whole number between two bounds; {@code wide} ones become {@code long}, others {@code int}. */
    record Whole(boolean wide) implements Shape {}

    /** A finite number. */
    record Decimal() implements Shape {}

    /** True or false. */
    record Bool() implements Shape {}

    /** One constant of an enum, written in lower case. */
    record Choice(List<Enum<?>> constants) implements Shape {
        public Choice {
            constants = List.copyOf(constants);
        }

        List<String> names() {
            return constants.stream().map(Choice::name).toList();
        }

        static String name(Enum<?> constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** An array of equal shapes. */
    record ListOf(Shape element) implements Shape {}

    /** An object whose field names are free. */
    record MapOf(Shape value) implements Shape {}

    /** A record: an object with these fields and no others. */
    record Fields(String doc, List<Field> fields, Constructor<?> constructor) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One component of a record.
     *
     * @param doc what it means; may be empty
     * @param presence whether it must be there
     */
    record Field(String name, String doc, Shape shape, Presence presence) {}

    /** Whether a field must be there, and what the record gets when it is not. */
    sealed interface Presence {

        record Required() implements Presence {}

        /** The component is an {@link Optional}. */
        record MayBeAbsent() implements Presence {}

        /** {@code value} is given to the record, {@code json} is announced. */
        record Defaulted(Object value, Json json) implements Presence {}
    }

    /** The shape in few words, as errors show it: {@code {"path": string, "limit"?: integer}}. */
    default String shown() {
        return switch (this) {
            case Text ignored -> "string";
            case Whole ignored -> "integer";
            case Decimal ignored -> "number";
            case Bool ignored -> "boolean";
            case Choice choice -> choice.names().stream().map(Quoting::quoted).collect(Collectors.joining(" | "));
            case ListOf list -> "[" + list.element().shown() + ", …]";
            case MapOf map -> "{name: " + map.value().shown() + ", …}";
            case Fields object ->
                object.fields().stream()
                        .map(field -> Quoting.quoted(field.name())
                                + (field.presence() instanceof Presence.Required ? ": " : "?: ")
                                + field.shape().shown())
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
