package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.shell.program.GitStarts;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules that forbid a host hold for a program that is not understood where a word names it: in an address
 * ({@code git clone https://host/x}), before a path for a program that copies from there ({@code git push me@host:x},
 * {@code rsync host::x}), and, for one that is known to speak to others, as a word or the beginning of one ({@code nc host 80},
 * {@code scp host:x .}). What else looks like a host ({@code docker run host.test/image}, {@code tool <<<host.test}) may be one.
 */
final class PossibleHosts {

    private static final int MOST = 100;
    /** Where there are more, any host may be meant. */
    private static final String UNKNOWN = "";

    private static final String HOST = "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)";

    /** Not in the midst of a sentence, and not a file. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?<![A-Za-z0-9+.-]|\\s)(?!file:)[A-Za-z0-9+.-]++://(?:[^/@\\s]*@)?" + HOST);

    private static final Pattern BEFORE_PATH =
            Pattern.compile("(?:-{1,2}[A-Za-z-]+=)?(?:[^/@:\\s]+@" + HOST + ":|" + HOST + "::).*", Pattern.DOTALL);
    private static final Pattern AT_FIRST =
            Pattern.compile("(?:-{1,2}[A-Za-z-]+=)?(?:[^/@:\\s]+@)?" + HOST + "(?:[:/,].*)?", Pattern.DOTALL);

    /** Programs to which a path may begin with a host; to others {@code a::b} is a name of their own. */
    private static final Set<String> COPIERS = Set.of("rsync", "scp", "sftp");

    private static final Set<String> FETCHING =
            Set.of("clone", "fetch", "pull", "push", "remote", "ls-remote", "submodule");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*");

    /** A variable that names the host which other programs send everything to. */
    private static final Pattern PROXY = Pattern.compile("(?i)[a-z]+_proxy");

    private PossibleHosts() {}

    /**
     * Says which hosts these words of a program may name.
     *
     * @param program its name, without a folder
     * @param kinds what it does, as far as is known
     */
    static void among(String program, List<Value> words, Set<Effect> kinds, Collected collected) {
        if (!collected.guessesPlaces()) {
            return;
        }
        Set<String> hosts = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        boolean speaksToOthers = kinds.contains(Effect.NETWORK);
        boolean isCopier = COPIERS.contains(program) || (program.equals("git") && isFetching(words));
        for (Value word : words) {
            for (String text : texts(word)) {
                collected.spend(1 + text.length() / 16);
                texts.add(text);
                int equals = text.indexOf('=');
                if (equals > 0 && VARIABLE.matcher(text.substring(0, equals)).matches()) {
                    set(text.substring(0, equals), text.substring(equals + 1), hosts);
                } else {
                    addAll(text, speaksToOthers, speaksToOthers || isCopier, hosts);
                }
            }
        }
        collected.add(new Part.MayContact(hosts, texts));
    }

    private static boolean isFetching(List<Value> arguments) {
        int at = GitStarts.subcommand(arguments);
        return at < arguments.size() && FETCHING.contains(arguments.get(at).shown());
    }

    /** Says which host programs may speak to because a variable is set to this. */
    static void setting(String name, Value value, Collected collected) {
        if (!collected.guessesPlaces()) {
            return;
        }
        Set<String> hosts = new LinkedHashSet<>();
        List<String> texts = texts(value);
        texts.forEach(text -> set(name, text, hosts));
        collected.add(new Part.MayContact(hosts, texts));
    }

    /** What it may be, without what is empty; an empty text where that is not known. */
    private static List<String> texts(Value word) {
        if (word instanceof Value.Digits) {
            return List.of();
        }
        Optional<List<String>> texts = word.allTexts();
        return texts.isEmpty()
                ? List.of("")
                : texts.get().contains("")
                        ? texts.get().stream().filter(text -> !text.isEmpty()).toList()
                        : texts.get();
    }

    private static void set(String name, String value, Set<String> hosts) {
        if (PROXY.matcher(name).matches()) {
            addAll(value, true, false, hosts);
        }
    }

    private static void addAll(String text, boolean speaksToOthers, boolean isCopier, Set<String> hosts) {
        if (text.contains("://")) {
            Matcher address = IN_ADDRESS.matcher(text);
            while (hosts.size() <= MOST && address.find()) {
                add(address.group(1), hosts);
            }
        }
        if (isCopier) {
            Matcher path = BEFORE_PATH.matcher(text);
            if (path.matches()) {
                add(path.group(1) == null ? path.group(2) : path.group(1), hosts);
            }
        }
        if (speaksToOthers) {
            Matcher first = AT_FIRST.matcher(text);
            if (first.matches()) {
                add(first.group(1), hosts);
            }
        }
    }

    private static void add(String host, Set<String> hosts) {
        if (hosts.size() == MOST) {
            hosts.add(UNKNOWN);
        } else {
            hosts.add(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
        }
    }
}
