package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules that forbid a host hold for a program that is not understood where a word names it: in an address anywhere within the
 * word ({@code git clone https://host/x}), before a path ({@code me@host:x}, {@code host::x}), and, for a program that is known
 * to speak to others, as a word or the beginning of one ({@code nc host 80}, {@code scp host:x .}). What looks like a host
 * anywhere else in a word ({@code docker run host.test/image}) may be one.
 */
final class PossibleHosts {

    private static final int MOST = 100;

    private static final String HOST = "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)";

    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?<![A-Za-z0-9+.-])[A-Za-z0-9+.-]++:/{1,3}(?:[^/@\\s]*@)?" + HOST);
    private static final Pattern BEFORE_PATH =
            Pattern.compile("(?:-{1,2}[A-Za-z-]+=)?(?:[^/@:\\s]+@" + HOST + ":|" + HOST + "::).*", Pattern.DOTALL);
    private static final Pattern AT_FIRST =
            Pattern.compile("(?:-{1,2}[A-Za-z-]+=)?(?:[^/@:\\s]+@)?" + HOST + "(?:[:/,].*)?", Pattern.DOTALL);

    /** A name with a dot in it; without one it would be any word. */
    private static final Pattern PIECE =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)+\\.?|localhost");

    private PossibleHosts() {}

    /** Says which hosts these words of a program may name, which does these things as far as is known. */
    static void among(List<Value> words, Set<Effect> kinds, Collected collected) {
        Map<String, Boolean> hosts = new LinkedHashMap<>();
        for (Value word : words) {
            for (String text : Paths.texts(word).orElse(List.of())) {
                if (hosts.size() < MOST) {
                    collected.spend(1 + text.length() / 16);
                    addAll(text, kinds.contains(Effect.NETWORK), hosts);
                }
            }
        }
        if (!hosts.isEmpty()) {
            collected.add(new Part.MayContact(hosts));
        }
    }

    /** Says which host an address names that a program is given through a variable, such as a proxy. */
    static void inAddress(Value value, Collected collected) {
        among(List.of(value), Set.of(Effect.UNKNOWN), collected);
    }

    private static void addAll(String text, boolean speaksToOthers, Map<String, Boolean> hosts) {
        Matcher address = IN_ADDRESS.matcher(text);
        while (hosts.size() < MOST && address.find()) {
            add(address.group(1), hosts);
        }
        Matcher whole = BEFORE_PATH.matcher(text);
        if (whole.matches()) {
            add(whole.group(1) == null ? whole.group(2) : whole.group(1), hosts);
        }
        Matcher first = AT_FIRST.matcher(text);
        if (speaksToOthers && first.matches()) {
            add(first.group(1), hosts);
        }
        Matcher piece = PIECE.matcher(text);
        while (hosts.size() < MOST && piece.find()) {
            hosts.putIfAbsent(plain(piece.group()), false);
            if (piece.start() == 0 && text.startsWith("-") && piece.group().length() > 2) {
                // The value of an option, without a blank.
                hosts.putIfAbsent(plain(piece.group().substring(2)), false);
            }
        }
    }

    private static void add(String host, Map<String, Boolean> hosts) {
        hosts.put(plain(host), true);
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
