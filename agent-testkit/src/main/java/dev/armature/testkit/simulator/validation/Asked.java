package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A request body with what decides how it is judged. */
record Asked(JsonNode body, String version, Set<String> betas, ModelTraits traits, List<Turn> turns) {

    static Asked of(JsonNode body, String version, Set<String> betas, ModelTraits traits) {
        List<Turn> turns = new ArrayList<>();
        int index = 0;
        for (JsonNode message : body.path("messages")) {
            String role = message.path("role").asText();
            JsonNode content = message.path("content");
            if (turns.isEmpty() || !turns.getLast().role().equals(role)) {
                turns.add(new Turn(role, new ArrayList<>()));
            }
            String path = "messages." + index + ".content";
            List<Placed> blocks = turns.getLast().blocks();
            if (content.isTextual()) {
                blocks.add(new Placed(path, text(content)));
            }
            for (int position = 0; position < content.size(); position++) {
                blocks.add(new Placed(path + "." + position, content.path(position)));
            }
            index++;
        }
        return new Asked(body, version, betas, traits, turns);
    }

    /** A string is one text block. */
    private static JsonNode text(JsonNode content) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").set("text", content);
    }

    /** Adjacent messages of one role, which the provider reads as one. */
    record Turn(String role, List<Placed> blocks) {}

    /** A content block and where it is. */
    record Placed(String path, JsonNode block) {
        String type() {
            return block.path("type").asText();
        }

        boolean is(String type) {
            return type().equals(type);
        }
    }

    boolean thinks() {
        String type = body.path("thinking").path("type").asText();
        return !type.isEmpty() && !type.equals("disabled");
    }

    /** Whether the request asks for a beta of that name, whatever its date. */
    boolean hasBeta(String name) {
        return betas.stream().anyMatch(beta -> beta.startsWith(name + "-"));
    }

    boolean isOfVersion2026() {
        return version.compareTo("2026-10-21") >= 0;
    }
}
