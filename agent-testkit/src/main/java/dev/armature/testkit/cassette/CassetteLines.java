package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a cassette that grows; {@link CassetteFile} says what they are. Each is made once, when its exchange comes.
 *
 * <p>A request names the one before it with which it begins in most messages. That one is found by the hashes of their
 * beginnings: comparing message by message with all that came before would take the third power of their number.
 */
final class CassetteLines {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> latest = new HashMap<>(); // which exchange was the last to begin so

    CassetteLines(ModelProfile profile, Redaction redaction) {
        ObjectNode head = CassetteJson.object().put("cassette", CassetteFile.VERSION);
        head.putObject("model")
                .put("provider", redaction.text(profile.provider()))
                .put("name", redaction.text(profile.name()))
                .put("contextWindow", profile.contextWindow())
                .put("maxOutputTokens", profile.maxOutputTokens());
        lines.add(head.toString());
    }

    int exchanges() {
        return lines.size() - 1;
    }

    void add(Recorded exchange) {
        int number = exchanges() + 1;
        List<String> beginnings = beginnings(exchange);
        int keeps = beginnings.size() - 1;
        while (keeps >= 0 && !latest.containsKey(beginnings.get(keeps))) {
            keeps--;
        }
        ObjectNode node = CassetteJson.object().put("exchange", number).put("hash", exchange.hash());
        if (keeps < 0) {
            node.set("request", exchange.request());
        } else {
            node.put("like", latest.get(beginnings.get(keeps))).put("keeps", keeps);
            ArrayNode rest = node.putObject("request").putArray(Recorded.MESSAGES);
            for (int i = keeps; i < exchange.messages().size(); i++) {
                rest.add(exchange.messages().get(i));
            }
        }
        node.set("answer", exchange.answer());
        lines.add(node.toString());
        beginnings.forEach(beginning -> latest.put(beginning, number));
    }

    /** The hash of all but the messages, then that of each beginning that is one message longer. */
    private static List<String> beginnings(Recorded exchange) {
        List<String> hashes = new ArrayList<>();
        hashes.add(CassetteJson.sha256(exchange.setting().toString()));
        for (JsonNode message : exchange.messages()) {
            hashes.add(CassetteJson.sha256(hashes.getLast() + message));
        }
        return hashes;
    }

    /** All lines, with the one that says that they are all. */
    List<String> whole() {
        List<String> whole = new ArrayList<>(lines);
        whole.add(CassetteJson.object().put("exchanges", exchanges()).toString());
        return whole;
    }
}
