package dev.armature.tools.schema;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Numbers keep all their digits; an object keeps the order of its fields. */
sealed interface Json {

    record Text(String value) implements Json {}

    record Numeral(BigDecimal value) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    record Members(Map<String, Json> fields) implements Json {
        public Members {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** What it is, and its beginning, for a sentence about it: {@code string "abc"}. */
    default String shown() {
        return switch (this) {
            case Text text -> "string " + Quoting.brief(text.value());
            case Numeral number -> "number " + Quoting.clipped(number.value().toString());
            case Bool bool -> "boolean " + bool.value();
            case Null ignored -> "null";
            case Array array -> "array of " + array.elements().size();
            case Members object -> "object of " + object.fields().size() + " fields";
        };
    }
}
