package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.Streams;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConnectingTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("Hi")), 500, "", null);

    @Test
    void a_proxy_is_asked_instead_of_the_server() throws IOException {
        try (TinyServer proxy = TinyServer.answering(TinyServer.status(404, "", ""), TinyServer.status(404, "", ""))) {
            ProxySelector proxies = ProxySelector.of(
                    new InetSocketAddress(proxy.base().getHost(), proxy.base().getPort()));

            Streams.all(AnthropicModel.builder("claude-x")
                    .baseUri(URI.create("http://models.example"))
                    .apiKey(ApiKey.of("sk-test-0123456789"))
                    .proxy(proxies)
                    .build()
                    .ask(REQUEST));
            Streams.all(OpenAiModel.builder("gpt-x")
                    .baseUri(URI.create("http://models.example/v1"))
                    .proxy(proxies)
                    .build()
                    .ask(REQUEST));

            assertThat(proxy.received().get(0).head()).startsWith("POST http://models.example/v1/messages HTTP/1.1");
            assertThat(proxy.received().get(1).head())
                    .startsWith("POST http://models.example/v1/chat/completions HTTP/1.1");
        }
    }

    @Test
    void without_encryption_an_upgrade_is_offered_only_if_the_version_was_said() throws IOException {
        try (TinyServer server = TinyServer.answering(TinyServer.status(404, "", ""), TinyServer.status(404, "", ""))) {
            Streams.all(model(server.base()).build().ask(REQUEST));
            Streams.all(model(server.base())
                    .httpVersion(HttpClient.Version.HTTP_2)
                    .build()
                    .ask(REQUEST));

            assertThat(server.received().get(0).header("upgrade")).isEmpty();
            assertThat(server.received().get(1).header("upgrade")).isEqualTo("h2c");
        }
    }

    @Test
    void what_was_said_is_what_the_client_does() throws NoSuchAlgorithmException {
        SSLContext context = SSLContext.getDefault();
        ProxySelector proxies = ProxySelector.of(null);

        HttpClient client = Connecting.standard()
                .timeout(Duration.ofSeconds(1))
                .proxy(proxies)
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .client(URI.create("https://models.example"));

        assertThat(client.connectTimeout()).contains(Duration.ofSeconds(1));
        assertThat(client.proxy()).contains(proxies);
        assertThat(client.sslContext()).isSameAs(context);
        assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }

    @Test
    void both_a_client_and_how_it_should_be_are_a_mistake() {
        AnthropicModel.Builder both = model(URI.create("http://127.0.0.1:1"))
                .httpClient(HttpClient.newHttpClient())
                .proxy(ProxySelector.of(null));

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an HTTP client was brought, and a proxy, certificates or a version of HTTP were said besides:"
                                + " say them to that client, or leave it out");
    }

    private static AnthropicModel.Builder model(URI base) {
        return AnthropicModel.builder("claude-x").baseUri(base).apiKey(ApiKey.of("sk-test-0123456789"));
    }
}
