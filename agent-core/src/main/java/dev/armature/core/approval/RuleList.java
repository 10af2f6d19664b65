package dev.armature.core.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** How the rules of an approval stand in a transcript: one as it is, several as a JSON list. No rule begins with a bracket. */
final class RuleList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleList() {}

    static String text(List<String> rules) {
        if (rules.size() == 1) {
            return rules.getFirst();
        }
        try {
            return JSON.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    /** The rules; a text that is no list is taken for one rule, and whoever compiles it says what is wrong with it. */
    static List<String> read(String text) {
        if (!text.startsWith("[")) {
            return List.of(text);
        }
        try {
            List<String> rules = List.of(JSON.readValue(text, String[].class));
            return rules.isEmpty() ? List.of(text) : rules;
        } catch (JsonProcessingException | NullPointerException notAListOfTexts) {
            return List.of(text);
        }
    }
}
