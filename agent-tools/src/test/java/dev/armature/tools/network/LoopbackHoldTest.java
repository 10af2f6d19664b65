package dev.armature.tools.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LoopbackHoldTest {
    private final LoopbackHold hold = LoopbackHold.begin("a test holds it.");

    @AfterEach
    void let_go() {
        hold.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/v1",
                "http://LOCALHOST/",
                "http://127.0.0.1:1/",
                "http://127.255.255.254/",
                "http://[::1]:80/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[0000:0000::0001]/",
                "http://[::ffff:127.0.0.1]/"
            })
    void what_is_on_the_loopback_interface_stays_within_reach(String target) {
        assertThat(LoopbackHold.refusal(URI.create(target))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.anthropic.com/v1/messages",
                "http://localhost.example.com/",
                "http://localhost./",
                "http://127.0.0.1.example.com/",
                "http://127.1/",
                "http://127.0.0.256/",
                "http://0.0.0.0/",
                "http://128.0.0.1/",
                "http://[::]/",
                "http://[::2]/",
                "http://[1::1]/",
                "http://[fe80::1]/",
                "http://[::ffff:10.0.0.1]/",
                "mailto:nobody"
            })
    void nothing_else_does(String target) {
        String host = URI.create(target).getHost();

        assertThat(LoopbackHold.refusal(URI.create(target)))
                .contains("`" + host + "` is not on this computer, and a test holds it.");
    }

    @Test
    void a_proxy_elsewhere_is_elsewhere_too() {
        assertThat(LoopbackHold.refusal(URI.create("http://127.0.0.1/"), proxyAt("10.0.0.1")))
                .contains("the way there is a proxy: `10.0.0.1` is not on this computer, and a test holds it.");
        assertThat(LoopbackHold.refusal(URI.create("http://127.0.0.1/"), proxyAt("127.0.0.1")))
                .isEmpty();

        hold.close();
        assertThat(LoopbackHold.refusal(URI.create("http://127.0.0.1/"), proxyAt("10.0.0.1")))
                .isEmpty();
    }

    @Test
    void the_program_is_free_when_the_last_of_several_holds_is_closed() {
        URI elsewhere = URI.create("https://example.com/");

        LoopbackHold second = LoopbackHold.begin("the second.");
        hold.close();
        hold.close();

        assertThat(LoopbackHold.refusal(elsewhere)).contains("`example.com` is not on this computer, and the second.");
        second.close();
        assertThat(LoopbackHold.refusal(elsewhere)).isEmpty();
    }

    private static ProxySelector proxyAt(String host) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(
                        Proxy.NO_PROXY, new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, 3128)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress at, IOException e) {
                throw new AssertionError(e);
            }
        };
    }
}
