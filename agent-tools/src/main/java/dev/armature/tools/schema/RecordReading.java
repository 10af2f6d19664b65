package dev.armature.tools.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What became of a JSON text that was to be read into a record. */
public sealed interface RecordReading<T> {

    /**
     * It fitted.
     *
     * @param scalars the top-level texts, numbers, booleans and choices in effect, defaults included, as text by name
     * @param notes what was read otherwise than it was written, one sentence each: {@code `limit` was a string; read as 20}
     */
    record Understood<T>(T value, Map<String, String> scalars, List<String> notes) implements RecordReading<T> {
        public Understood {
            Objects.requireNonNull(value, "value");
            scalars = Map.copyOf(scalars);
            notes = List.copyOf(notes);
        }
    }

    /** It did not fit. {@code sentence} says where, what was expected and what was there, in at most 560 characters. */
    record Misunderstood<T>(String sentence) implements RecordReading<T> {
        public Misunderstood {
            Objects.requireNonNull(sentence, "sentence");
        }
    }
}
