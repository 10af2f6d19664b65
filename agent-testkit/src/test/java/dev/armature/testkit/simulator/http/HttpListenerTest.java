package dev.armature.testkit.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How a listener ends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HttpListenerTest {
    private static final long MOST = 1_000;

    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void closing_says_which_threads_outlive_it() throws IOException, InterruptedException {
        HttpListener listener = HttpListener.start(0, waiting(false), MOST, Duration.ofMillis(1));
        int port = listener.port();
        try (Socket client = connected(port)) {
            ask(client);
            taken.await();

            assertThatThrownBy(listener::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Closed port " + port + ", but 1 of its threads did not end:"
                            + " [simulator-connection]. Whoever decides its replies waits without listening to interrupts;"
                            + " let that end first.");
        } finally {
            released.countDown();
        }
    }

    @Test
    void closing_ends_who_listens_to_interrupts_and_says_nothing() throws IOException, InterruptedException {
        HttpListener listener = HttpListener.start(0, waiting(true), MOST);
        try (Socket client = connected(listener.port())) {
            ask(client);
            taken.await();

            listener.close();

            assertThat(listener.connectionCount()).isZero();
        }
    }

    @Test
    void a_port_that_cannot_be_had_leaves_no_socket_open() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                var left = new ServerSocket()) {
            assertThatThrownBy(() -> HttpListener.bound(left, taken.getLocalPort()))
                    .isInstanceOf(IOException.class);

            assertThat(left.isClosed()).isTrue();
        }
    }

    private HttpHandler waiting(boolean listens) {
        return new HttpHandler() {
            @Override
            public HttpReply handle(HttpRequest request) {
                taken.countDown();
                while (released.getCount() > 0) {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        if (listens) {
                            return HttpReply.none();
                        }
                    }
                }
                return HttpReply.none();
            }

            @Override
            public HttpReply refuse(HttpRequest begun, int status, String message) {
                return HttpReply.full(status, Map.of(), new byte[0]);
            }
        };
    }

    private static Socket connected(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static void ask(Socket client) throws IOException {
        client.getOutputStream().write("GET / HTTP/1.1\r\nhost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
