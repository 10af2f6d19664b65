package dev.armature.tools.network;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what connects in this program on the loopback interface, for as long as somebody holds it; test kits do.
 *
 * <p>A hold is about the whole program, not a thread: work that a test started goes on in threads that nobody can name,
 * and a hold that reaches too far is found at once, while one that reaches too short is not. It binds those who ask, which
 * is everything of ours: the clients of models, and tools that fetch. Code that opens sockets of its own, and programs that
 * were started, do not ask and are not held.
 *
 * <p>Loopback is {@code 127.0.0.0/8}, {@code ::1} and the name {@code localhost}. No other name is looked up, for the
 * question alone would leave the computer. A hold can only take away; there is nothing here that opens. Thread-safe.
 */
public final class LoopbackHold implements AutoCloseable {
    private static final List<LoopbackHold> HELD = new CopyOnWriteArrayList<>();

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern IPV6 =
            Pattern.compile("\\[?(0{0,4}:){2,7}(0{0,3}1|ffff:" + IPV4.pattern() + ")]?", Pattern.CASE_INSENSITIVE);

    private final String why;

    private LoopbackHold(String why) {
        this.why = why;
    }

    /**
     * Holds the program until this is closed. Holds add up: it is free when the last one is closed.
     *
     * @param why ends the sentence "`host` is not on this computer, and ": who holds, and what to do instead
     */
    public static LoopbackHold begin(String why) {
        LoopbackHold hold = new LoopbackHold(Objects.requireNonNull(why, "why"));
        HELD.add(hold);
        return hold;
    }

    /** Why nobody may connect there now; empty when one may. Looks nothing up. */
    public static Optional<String> refusal(URI target) {
        return refusal(target.getHost());
    }

    /** Why nobody may connect there now, either directly or by a proxy on the way; empty when one may. */
    public static Optional<String> refusal(URI target, @Nullable ProxySelector proxies) {
        Optional<String> direct = refusal(target);
        if (direct.isPresent() || proxies == null || HELD.isEmpty()) {
            return direct;
        }
        return proxies.select(target).stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(proxy ->
                        refusal(proxy.address() instanceof InetSocketAddress address ? address.getHostString() : null))
                .flatMap(Optional::stream)
                .map(sentence -> "the way there is a proxy: " + sentence)
                .findFirst();
    }

    private static Optional<String> refusal(@Nullable String host) {
        return HELD.stream()
                .findFirst()
                .filter(hold -> host == null || !isLoopback(host))
                .map(hold -> "`" + host + "` is not on this computer, and " + hold.why);
    }

    /** Whether that is how the loopback interface is written. */
    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches();
    }

    /** Lets the program go, unless somebody else holds it too. Idempotent. */
    @Override
    public void close() {
        HELD.remove(this);
    }
}
