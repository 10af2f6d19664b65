package dev.armature.testkit.cassette;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is taken for a secret without anybody saying so: keys as providers write them, headers that carry them. */
final class SecretPatterns {
    private static final int SHORTEST = 8;

    /** Who wrote something, as {@code GIT_AUTHOR_NAME} tells, is no secret; what authorizes is one. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|COOKIE|AUTH(?!OR(?!I[SZ])))");

    /** The first group stays, the rest goes. */
    static final List<Pattern> STANDARD = List.of(
            Pattern.compile(
                    "()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL),
            Pattern.compile("(?i)(\\b(?:proxy-)?authorization[\"']?\\s*[:=]\\s*[\"']?)[^\\r\\n\"']+"),
            Pattern.compile("(?i)(\\b(?:x-api-key|api-key|x-goog-api-key|x-auth-token|(?:set-)?cookie)"
                    + "[\"']?\\s*[:=]\\s*[\"']?)[^\\r\\n\"']+"),
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)[a-z0-9._~+/=-]{8,}"),
            Pattern.compile("(://)[^/\\s:@\"']+:[^/\\s@\"']+(?=@)"),
            Pattern.compile("()\\b(?:sk|rk|pk)[-_][A-Za-z0-9_-]{8,}"),
            Pattern.compile("()\\b(?:AKIA|ASIA)[0-9A-Z]{16}"),
            Pattern.compile("()\\b(?:gh[pousr]|github_pat|glpat|xox[abeprs])[-_][A-Za-z0-9_-]{10,}"),
            Pattern.compile("()\\bAIza[0-9A-Za-z_-]{30,}"),
            Pattern.compile("()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"));

    private SecretPatterns() {}

    /** The values of variables whose names say that they are secret. A short value, or a file that exists, is none. */
    static List<String> in(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> SECRET_NAME.matcher(variable.getKey()).find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST && !isFile(value))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isFile(String value) {
        try {
            return Files.exists(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
