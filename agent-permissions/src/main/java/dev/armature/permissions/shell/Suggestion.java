package dev.armature.permissions.shell;

import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The smallest rule about a start that stays useful. */
final class Suggestion {

    private static final String PLAIN_MARKS = "_./:@+-";

    /** Programs whose first word says what they do. */
    private static final Set<String> WITH_SUBCOMMANDS =
            Set.of(("git mvn mvnw gradle gradlew npm pnpm yarn bun cargo go dotnet docker podman kubectl helm"
                            + " terraform gh make pip pip3 poetry uv bundle rails composer brew apt systemctl aws gcloud az"
                            + " rustup deno mix sbt bazel just")
                    .split(" "));
    /** Programs that run whatever they are given: a rule for one of them would allow everything. */
    private static final Set<String> RUNNING_ANYTHING =
            Set.of(("env sudo doas su runuser gosu xargs eval exec command builtin source . nohup nice ionice taskset"
                            + " chrt timeout time watch find ssh awk gawk mawk nawk sed npx pnpx bunx uvx pipx parallel"
                            + " setsid stdbuf pkexec chroot flock strace ltrace script expect busybox toybox unshare"
                            + " nsenter fakeroot proot systemd-run caffeinate unbuffer entr bwrap firejail setarch numactl"
                            + " faketime rm dd chmod chown kill curl wget")
                    .split(" "));

    /** Programs that make what is not there yet, and lose nothing that is: with other words they do no more than that. */
    private static final Set<String> ONLY_MAKING = Set.of("mkdir", "touch");

    private static final Set<String> RUNNING_SUBCOMMANDS =
            Set.of("run", "exec", "run-script", "x", "dlx", "eval", "repl", "tool", "env");

    private Suggestion() {}

    /**
     * What stands between the parentheses of the rule; empty if no rule would be wise.
     *
     * @param changesFiles whether it is known to change files: then other words would change others
     */
    static String of(List<Value> words, boolean changesFiles) {
        if (words.isEmpty() || !(words.getFirst() instanceof Value.Known program) || !isPlain(program.text())) {
            return "";
        }
        String name = program.text().substring(program.text().lastIndexOf('/') + 1);
        if (RUNNING_ANYTHING.contains(name) || (Interpreters.isInterpreter(name) && !WITH_SUBCOMMANDS.contains(name))) {
            return "";
        }
        if (!WITH_SUBCOMMANDS.contains(name)) {
            return changesFiles && !ONLY_MAKING.contains(name) ? exactly(words) : program.text() + ":*";
        }
        if (words.size() < 2 || !(words.get(1) instanceof Value.Known subcommand) || !isPlain(subcommand.text())) {
            return "";
        }
        boolean isWord = !subcommand.text().startsWith("-");
        if (isWord && !RUNNING_SUBCOMMANDS.contains(subcommand.text())) {
            return program.text() + " " + subcommand.text() + ":*";
        }
        boolean namesScript = subcommand.text().equals("run")
                && words.size() > 2
                && words.get(2) instanceof Value.Known script
                && isPlain(script.text())
                && !script.text().startsWith("-")
                && Set.of("npm", "pnpm", "yarn", "bun").contains(name);
        return namesScript ? program.text() + " run " + words.get(2).shown() + ":*" : "";
    }

    private static String exactly(List<Value> words) {
        boolean areAllPlain =
                words.stream().allMatch(word -> word instanceof Value.Known known && isPlain(known.text()));
        return areAllPlain ? words.stream().map(Value::shown).collect(Collectors.joining(" ")) : "";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isWord && PLAIN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
