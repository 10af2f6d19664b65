package dev.armature.tools.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment of a child: ours, without what makes programs run other programs or read other files than they seem to,
 * without secrets, and with answers for programs that would otherwise wait for a person.
 */
final class ChildEnvironment {

    /** Names that change what a known program does. */
    private static final Pattern HIJACKING = Pattern.compile("(LD|DYLD|GIT|BASH)_.*|BASHOPTS|SHELLOPTS|ENV|IFS|PS4|"
            + "PROMPT_COMMAND|CDPATH|GLOBIGNORE|POSIXLY_CORRECT|.*PAGER|LESS|LESSOPEN|LESSCLOSE|EDITOR|VISUAL|"
            + "NODE_OPTIONS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|PYTHONSTARTUP|PYTHONINSPECT|PERL5OPT|"
            + "PERL5DB|RUBYOPT|RIPGREP_CONFIG_PATH|GREP_OPTIONS|SSH_ASKPASS|FCEDIT|BROWSER");

    private static final Pattern SECRET = Pattern.compile("(?i).*(key|token|secret|password|credential).*");

    private static final Map<String, String> ANSWERS = Map.of(
            "AI_AGENT", "armature",
            "TERM", "dumb",
            "PAGER", "cat",
            "GIT_PAGER", "cat",
            "GIT_EDITOR", "true",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_OPTIONAL_LOCKS", "0");

    /** A repository's own configuration must not decide what runs when git only looks. */
    private static final List<Map.Entry<String, String>> GIT_CONFIG = List.of(
            Map.entry("core.fsmonitor", "false"),
            Map.entry("core.hooksPath", "/dev/null"),
            Map.entry("diff.autoRefreshIndex", "false"),
            Map.entry("safe.bareRepository", "explicit"),
            Map.entry("log.showSignature", "false"),
            Map.entry("protocol.ext.allow", "never"));

    static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ChildEnvironment() {}

    static Map<String, String> of(Map<String, String> ours, Launch launch) {
        Map<String, String> environment = new TreeMap<>();
        ours.forEach((name, value) -> {
            if (!HIJACKING.matcher(name).matches() && !SECRET.matcher(name).matches()) {
                environment.put(name, value);
            }
        });
        environment.put("PATH", path(ours.getOrDefault("PATH", USUAL_PATH), launch.distrusted()));
        environment.put("PWD", launch.cwd().toString());
        environment.remove("OLDPWD");
        environment.putAll(ANSWERS);
        environment.put("GIT_CONFIG_COUNT", String.valueOf(GIT_CONFIG.size()));
        for (int i = 0; i < GIT_CONFIG.size(); i++) {
            environment.put("GIT_CONFIG_KEY_" + i, GIT_CONFIG.get(i).getKey());
            environment.put("GIT_CONFIG_VALUE_" + i, GIT_CONFIG.get(i).getValue());
        }
        environment.putAll(launch.environment());
        return environment;
    }

    /** Without relative entries and without those inside a distrusted folder, where {@code ls} may be anything. */
    private static String path(String path, List<Path> distrusted) {
        List<String> kept = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            Path folder = Path.of(entry);
            if (folder.isAbsolute() && distrusted.stream().noneMatch(folder.normalize()::startsWith)) {
                kept.add(entry);
            }
        }
        return kept.isEmpty() ? USUAL_PATH : String.join(File.pathSeparator, kept);
    }
}
