package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place where two requests differ.
 *
 * @param path such as {@code messages[2].user[0].text}
 * @param recorded the value in the file, or "nothing"
 * @param asked the value now, or "nothing"
 */
record Difference(String path, String recorded, String asked) {
    private static final int AROUND = 40;
    private static final String NOTHING = "nothing";

    /** All places, in the order of their paths; a part that only one of them has is one place. */
    static List<Difference> between(JsonNode recorded, JsonNode asked) {
        List<Difference> found = new ArrayList<>();
        compare("", recorded, asked, found);
        return found;
    }

    private static void compare(String path, JsonNode recorded, JsonNode asked, List<Difference> found) {
        if (recorded.equals(asked)) {
            return;
        }
        if (recorded instanceof ObjectNode one && asked instanceof ObjectNode other) {
            for (String name : names(one, other)) {
                compare(path.isEmpty() ? name : path + "." + name, one.path(name), other.path(name), found);
            }
        } else if (recorded instanceof ArrayNode one && asked instanceof ArrayNode other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(path + "[" + i + "]", one.path(i), other.path(i), found);
            }
        } else {
            found.add(at(path, recorded, asked));
        }
    }

    private static Iterable<String> names(ObjectNode one, ObjectNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Difference at(String path, JsonNode recorded, JsonNode asked) {
        String one = shown(recorded);
        String other = shown(asked);
        boolean texts = recorded instanceof TextNode && asked instanceof TextNode;
        int same = texts ? common(one, other) : 0;
        return new Difference(path, excerpt(one, same), excerpt(other, same));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? NOTHING : node.isTextual() ? node.textValue() : node.toString();
    }

    private static int common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /** The text around the first character that differs. */
    private static String excerpt(String text, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + AROUND);
        String cut = text.substring(from, to).replace("\n", "\\n").replace("\r", "\\r");
        return "`" + (from > 0 ? "…" : "") + cut + (to < text.length() ? "…" : "") + "`";
    }
}
