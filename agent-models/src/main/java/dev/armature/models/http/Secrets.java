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

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What is shorter opens no door, and would be found in every sentence. */
    private static final Pattern SECRET = Pattern.compile("[!-~]{4,}");

    /** The name of a way to sign in, such as {@code Bearer}. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]+");

    private final List<ApiKey> values;

    private Secrets(List<ApiKey> values) {
        this.values = values;
    }

    /** Those keys, and each word that a header of that kind carries. */
    static Secrets of(List<ApiKey> keys, Map<String, String> headers) {
        Stream<ApiKey> sent = headers.entrySet().stream()
                .filter(header -> CARRIES_A_KEY
                        .matcher(header.getKey().toLowerCase(Locale.ROOT))
                        .matches())
                .flatMap(header -> BLANKS.splitAsStream(header.getValue().strip()))
                .filter(word ->
                        SECRET.matcher(word).matches() && !SCHEME.matcher(word).matches())
                .map(ApiKey::of);
        return new Secrets(Stream.concat(keys.stream(), sent).toList());
    }

    /** The same text without them. */
    String hiddenIn(String text) {
        String hidden = text;
        for (ApiKey value : values) {
            hidden = hidden.replace(value.secret(), "***");
        }
        return LOOKS_LIKE_A_KEY.matcher(hidden).replaceAll("$1-***");
    }
}
