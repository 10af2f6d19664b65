package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what a file must not hold, and what differs from computer to computer.
 *
 * <p>Three kinds: <em>places</em> (folders) become their names, {@code ⟦workspace⟧}, and are put back when played; a folder
 * whose path only begins so, or only ends so, is another one and stays;
 * <em>secrets</em> become {@code ⟦redacted⟧}, as they are, as JSON writes them, and as JSON in JSON does; <em>patterns</em>
 * become their names. Whole texts are looked at, never pieces, so that nothing slips through between two of them. Halves
 * of surrogate pairs, which a file cannot hold, become U+FFFD.
 */
final class Redaction {
    private static final String REDACTED = "⟦redacted⟧";
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    /** What the name of a file is likely made of. Scripts without spaces between words would hide a path, so they are not. */
    private static final String NAME = "\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{Nd}_~-";

    /** As in {@code /mnt/root} for {@code /root}; but the host of an address, which two slashes precede, is no folder. */
    private static final String WITHIN_A_PATH = "(?<!(?<!/)/[." + NAME + "]{1,255})";

    /** As in {@code /rootfs} and {@code /root.old} for {@code /root}; a full stop ends a sentence. */
    private static final String NAME_GOES_ON = "(?!\\.?[" + NAME + "])";

    private final List<Place> places;
    private final Map<Pattern, String> markers;
    private final List<String> secrets;
    private final List<Named> patterns;

    record Place(String name, String path) {
        String marker() {
            return "⟦" + name + "⟧";
        }

        /** The path in each way of writing it. */
        List<Pattern> patterns() {
            return written(path).stream()
                    .distinct()
                    .map(Pattern::quote)
                    .map(path -> Pattern.compile("(?=" + path + ")" + WITHIN_A_PATH + path + NAME_GOES_ON))
                    .toList();
        }
    }

    /** A pattern whose matches become {@code ⟦name⟧}, after its first group if {@code keepsGroup}. */
    record Named(String name, Pattern pattern, boolean keepsGroup) {
        String in(String text) {
            String marker = Matcher.quoteReplacement("⟦" + name + "⟧");
            return pattern.matcher(text).replaceAll(keepsGroup ? "$1" + marker : marker);
        }
    }

    Redaction(List<Place> places, List<String> secrets, List<Named> patterns) {
        this.places = places.stream()
                .sorted(Comparator.comparingInt((Place place) -> place.path().length())
                        .reversed())
                .toList();
        this.markers = new LinkedHashMap<>();
        this.places.forEach(place -> place.patterns().forEach(pattern -> markers.put(pattern, place.marker())));
        this.secrets = secrets.stream()
                .flatMap(secret -> written(secret).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.patterns = List.copyOf(patterns);
    }

    /** A text as it is, as JSON writes it, and as JSON in JSON does. */
    private static List<String> written(String text) {
        String once = CassetteJson.escaped(text);
        return List.of(text, once, CassetteJson.escaped(once));
    }

    /** A text of a person, a model or a tool. */
    String text(String given) {
        return CassetteJson.container(given)
                .map(tree -> plain(embedded(given, tree)))
                .orElseGet(() -> plain(given));
    }

    /** A text that is JSON, and stays JSON; broken JSON is a text like any other. */
    String json(String given) {
        return CassetteJson.container(given).map(tree -> embedded(given, tree)).orElseGet(() -> plain(given));
    }

    /** The text as it is unless something had to be taken out of it. */
    private String embedded(String given, JsonNode tree) {
        JsonNode clean = tree(tree);
        return clean.equals(tree) ? given : clean.toString();
    }

    JsonNode tree(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode clean = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    clean.set(plain(field.getKey()), tree(field.getValue()));
                }
                yield clean;
            }
            case ArrayNode array -> {
                ArrayNode clean = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> clean.add(tree(element)));
                yield clean;
            }
            case TextNode text -> TextNode.valueOf(text(text.textValue()));
            default -> node;
        };
    }

    private String plain(String given) {
        String text = HALF_PAIR.matcher(given).replaceAll("\uFFFD");
        for (String secret : secrets) {
            text = text.replace(secret, REDACTED);
        }
        for (Map.Entry<Pattern, String> place : markers.entrySet()) {
            text = place.getKey().matcher(text).replaceAll(Matcher.quoteReplacement(place.getValue()));
        }
        for (Named pattern : patterns) {
            text = pattern.in(text);
        }
        return text;
    }

    /** The text with places as they are called on this computer. */
    String restored(String recorded) {
        String text = recorded;
        for (Place place : inOrderOfNaming()) {
            text = text.replace(place.marker(), place.path());
        }
        return text;
    }

    /** JSON with places as they are called on this computer. */
    String restoredJson(String recorded) {
        String text = recorded;
        for (Place place : inOrderOfNaming()) {
            text = text.replace(place.marker(), CassetteJson.escaped(place.path()));
        }
        return text;
    }

    /** Of several paths of one place the shortest is put back. */
    private List<Place> inOrderOfNaming() {
        List<Place> shortestFirst = new ArrayList<>(places);
        Collections.reverse(shortestFirst);
        return shortestFirst;
    }

    /**
     * The secret or the place that is still in a line of JSON; the last look before it is written. Never tells the secret
     * itself. Patterns are not looked for: in a line they may match what is no text, such as a hash.
     */
    Optional<String> leak(String line) {
        for (String secret : secrets) {
            if (line.contains(secret)) {
                return Optional.of("a secret of " + secret.length() + " characters");
            }
        }
        return markers.entrySet().stream()
                .filter(place -> place.getKey().matcher(line).find())
                .map(place -> "the folder " + place.getValue())
                .findFirst();
    }
}
