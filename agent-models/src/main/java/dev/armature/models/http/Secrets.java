package dev.armature.models.http;

import dev.armature.core.model.ApiKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must never be told, not even when a server repeats it. Thread-safe. */
final class Secrets {
    private static final Pattern LOOKS_LIKE_A_KEY = Pattern.compile("\\b(sk|rk|pk)-[A-Za-z0-9_*.\\-]{4,}");

    /** Names of headers in which keys are sent; a value of any other may be repeated, such as a version. */
    private static final Pattern CARRIES_A_KEY = Pattern.compile(".*(auth|key|token|secret|cookie|password).*");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** Those keys, and what headers of that kind carry, without the scheme before it. */
    static Secrets of(List<ApiKey> keys, Map<String, String> headers) {
        Stream<String> sent = headers.entrySet().stream()
                .filter(header -> CARRIES_A_KEY
                        .matcher(header.getKey().toLowerCase(Locale.ROOT))
                        .matches())
                .map(Map.Entry::getValue)
                .map(value -> value.strip().substring(value.strip().lastIndexOf(' ') + 1));
        return new Secrets(Stream.concat(keys.stream().map(ApiKey::secret), sent)
                .filter(value -> !value.isBlank())
                .distinct()
                .toList());
    }

    /** The same text without them. */
    String hiddenIn(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "***");
        }
        return LOOKS_LIKE_A_KEY.matcher(hidden).replaceAll("$1-***");
    }
}
