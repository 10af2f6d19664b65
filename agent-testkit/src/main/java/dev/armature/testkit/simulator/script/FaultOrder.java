package dev.armature.testkit.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.json.Fields;
import dev.armature.testkit.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A fault as it is written in the turn of a script, or to be injected into a simulator in another process, and how often it
 * strikes.
 *
 * <pre>{@code
 * [ { "type": "http529" },
 *   { "type": "http429", "retryAfterSeconds": 1, "frequency": { "times": 2 } },
 *   { "type": "unknownEvent", "frequency": { "every": 3 } },
 *   { "type": "http500", "frequency": { "chance": 0.1 } } ]
 * }</pre>
 */
public record FaultOrder(Fault fault, Frequency frequency) {
    private static final String FREQUENCY = "frequency";
    private static final Set<String> WAYS = Set.of("times", "every", "chance");

    public FaultOrder {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(frequency, "frequency");
    }

    /**
     * Reads one order, or a list of them. Without a frequency a fault strikes once.
     *
     * @throws IllegalArgumentException saying which cannot be understood, and why
     */
    public static List<FaultOrder> parse(String json) {
        JsonNode read = Json.parse(json);
        if (!read.isArray() && !read.isObject()) {
            throw new IllegalArgumentException(
                    "expected one fault such as `{\"type\": \"http529\"}`, or a list of them," + " was `"
                            + Fields.shortened(json) + "`");
        }
        List<FaultOrder> orders = new ArrayList<>();
        for (JsonNode order : read.isArray() ? read : List.of(read)) {
            orders.add(order(order));
        }
        return orders;
    }

    /** Reads one. */
    static FaultOrder order(JsonNode json) {
        JsonNode fault = json.deepCopy();
        JsonNode frequency = json.path(FREQUENCY);
        if (fault instanceof ObjectNode object) {
            object.remove(FREQUENCY);
        }
        return new FaultOrder(
                FaultReader.fault(fault), frequency.isMissingNode() ? Frequency.once() : frequency(frequency));
    }

    private static Frequency frequency(JsonNode json) {
        Fields fields = Fields.of(FREQUENCY, json, WAYS);
        if (json.size() != 1) {
            throw new IllegalArgumentException("expected of frequency one field, `times`, `every` or `chance`, was `%s`"
                    .formatted(Fields.shortened(json.toString())));
        }
        if (fields.has("times")) {
            return Frequency.times(fields.count("times"));
        }
        return fields.fraction("chance")
                .map(Frequency::withChance)
                .orElseGet(() -> Frequency.every(fields.count("every")));
    }
}
