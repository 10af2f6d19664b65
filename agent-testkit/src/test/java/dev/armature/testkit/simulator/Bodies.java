package dev.armature.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** Builds request bodies with blocks of known sizes. */
public final class Bodies {
    public static final String MODEL = "test-model";

    private final List<String> tools = new ArrayList<>();
    private final List<String> system = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private String model = MODEL;
    private String extra = "";

    public static Bodies body() {
        return new Bodies();
    }

    /** A text block of exactly so many tokens, told apart from others by a letter. */
    public static String text(int tokens, char letter) {
        return text(tokens, letter, "");
    }

    public static String text(int tokens, char letter, String ttl) {
        String frame = "{\"type\":\"text\",\"text\":\"\"}";
        String text = String.valueOf(letter).repeat(4 * tokens - frame.length());
        return "{\"type\":\"text\",\"text\":\"" + text + "\"" + mark(ttl) + "}";
    }

    public static String mark(String ttl) {
        return switch (ttl) {
            case "" -> "";
            case "5m" -> ",\"cache_control\":{\"type\":\"ephemeral\"}";
            default -> ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"" + ttl + "\"}";
        };
    }

    public static String tool(String name, String more) {
        return "{\"name\":\"" + name + "\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\"}" + more + "}";
    }

    public Bodies model(String id) {
        model = id;
        return this;
    }

    public Bodies tool(String json) {
        tools.add(json);
        return this;
    }

    public Bodies system(String... blocks) {
        system.addAll(List.of(blocks));
        return this;
    }

    public Bodies user(String... blocks) {
        return message("user", blocks);
    }

    public Bodies assistant(String... blocks) {
        return message("assistant", blocks);
    }

    public Bodies message(String role, String... blocks) {
        messages.add("{\"role\":\"" + role + "\",\"content\":[" + String.join(",", blocks) + "]}");
        return this;
    }

    public Bodies rawMessage(String json) {
        messages.add(json);
        return this;
    }

    /** Fields to add, each beginning with a comma. */
    public Bodies with(String fields) {
        extra += fields;
        return this;
    }

    public String json() {
        return "{\"model\":\"" + model + "\",\"max_tokens\":1024"
                + (tools.isEmpty() ? "" : ",\"tools\":[" + String.join(",", tools) + "]")
                + (system.isEmpty() ? "" : ",\"system\":[" + String.join(",", system) + "]")
                + ",\"messages\":[" + String.join(",", messages) + "]" + extra + "}";
    }
}
