package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what a file must not hold, and what differs from computer to computer.
 *
 * <p>Three kinds: <em>places</em> (folders) become their names, {@code ⟦workspace⟧}, and are put back when played;
 * <em>secrets</em> become {@code ⟦redacted⟧}, as they are, as JSON writes them, and as JSON in JSON does; <em>patterns</em>
 * become their names. Whole texts are looked at, never pieces, so that nothing slips through between two of them. Halves
 * of surrogate pairs, which a file cannot hold, become U+FFFD.
 */
final class Redaction {
    private static final String REDACTED = "⟦redacted⟧";
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private final List<Place> places;
    private final List<String> secrets;
    private final List<Named> patterns;

    record Place(String name, String path) {
        String marker() {
            return "⟦" + name + "⟧";
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
        for (Place place : places) {
            for (String path : written(place.path())) {
                text = text.replace(path, place.marker());
            }
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

    /** What is still in a line that must not be; the last look before it is written. Never tells the secret itself. */
    Optional<String> leak(String line) {
        for (String secret : secrets) {
            if (line.contains(secret)) {
                return Optional.of("a secret of " + secret.length() + " characters");
            }
        }
        return places.stream()
                .filter(place -> line.contains(place.path()))
                .map(place -> "the folder " + place.marker())
                .findFirst();
    }
}
