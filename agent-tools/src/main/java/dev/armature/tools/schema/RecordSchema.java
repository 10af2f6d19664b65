package dev.armature.tools.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a record: its schema, and the way back.
 *
 * <p>Components may be {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, enums (written in lower
 * case), records, {@code List} and {@code Map<String, …>} of these, or {@link Optional} of one of them. A component is required unless it is
 * an {@code Optional} or has a {@link Default}. Immutable and thread-safe.
 */
public final class RecordSchema<T extends Record> {
    private static final int LONGEST_SENTENCE = 560;

    /** Reflection costs more than reading. A {@code ClassValue} lives and dies with the class it describes. */
    private static final ClassValue<RecordSchema<?>> KNOWN = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return new RecordSchema<>(type.asSubclass(Record.class));
        }
    };

    private final Class<T> type;
    private final Shape.Fields shape;
    private final String json;

    private RecordSchema(Class<T> type) {
        this.type = type;
        this.shape = ShapeOf.record(type);
        this.json = SchemaText.of(shape);
    }

    /**
     * The schema of a record.
     *
     * @throws IllegalArgumentException when a component is of a type that has no JSON form, or the record cannot be made from
     *     here because its module does not open its package
     */
    @SuppressWarnings("unchecked") // the value for a class is made of that class
    public static <T extends Record> RecordSchema<T> of(Class<T> type) {
        return (RecordSchema<T>) KNOWN.get(type);
    }

    /**
     * JSON Schema as compact text, always the same for the same record: keys in the order type, description, default,
     * properties, required, additionalProperties; fields in the order of the components.
     */
    public String json() {
        return json;
    }

    /** Reads a JSON text. Safe for any text, however hostile; bad input is a value. */
    public RecordReading<T> read(String text) {
        ValueReader reader = new ValueReader();
        try {
            Json parsed = JsonText.parse(text);
            Object value = reader.value(shape, parsed, "");
            return value == null
                    ? new RecordReading.Misunderstood<>(sentence(reader.problems()))
                    : new RecordReading.Understood<>(type.cast(value), scalars(parsed), reader.notes());
        } catch (JsonText.NotJson e) {
            return new RecordReading.Misunderstood<>(sentence(List.of(e.sentence())));
        }
    }

    private String sentence(List<String> problems) {
        String said = Quoting.cut(String.join("; ", problems), 360);
        return Quoting.cut(said + ". Expected: " + shape.shown(), LONGEST_SENTENCE);
    }

    private Map<String, String> scalars(Json parsed) {
        Map<String, String> scalars = new LinkedHashMap<>();
        for (Shape.Field field : shape.fields()) {
            Json given = parsed instanceof Json.Members object ? object.fields().get(field.name()) : null;
            boolean absent = given == null || given instanceof Json.Null;
            text(absent && field.presence() instanceof Shape.Presence.Defaulted standard ? standard.json() : given)
                    .ifPresent(text -> scalars.put(field.name(), text));
        }
        return scalars;
    }

    private static Optional<String> text(@Nullable Json json) {
        return switch (json) {
            case Json.Text text -> Optional.of(text.value());
            case Json.Numeral number -> Optional.of(number.value().toString());
            case Json.Bool bool -> Optional.of(String.valueOf(bool.value()));
            case Json.Null ignored -> Optional.empty();
            case Json.Array ignored -> Optional.empty();
            case Json.Members ignored -> Optional.empty();
            case null -> Optional.empty();
        };
    }
}
