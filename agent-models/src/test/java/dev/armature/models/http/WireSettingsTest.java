package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import dev.armature.models.Streams;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WireSettingsTest {

    @Test
    void the_usual_address_is_not_asked_without_a_key() throws IOException {
        try (TinyServer usual = TinyServer.answering()) {
            assertThat(asked(settings(usual.base()), usual.base()))
                    .isEqualTo(ModelFailure.of(
                            Kind.AUTHENTICATION,
                            "The provider at " + usual.base() + " wants an API key, and none is set, so nothing was"
                                    + " sent. Set THE_KEY, or THE_URL if another server is meant."));
            assertThat(usual.connections()).isZero();
        }
    }

    @Test
    void it_is_asked_with_a_key_and_with_a_header_that_may_hold_one() throws IOException {
        try (TinyServer usual = TinyServer.answering(refusal(), refusal())) {
            WireSettings keyed = settings(usual.base());
            keyed.key("x-api-key", "", ApiKey.of("secret"));
            WireSettings headed = settings(usual.base());
            headed.header("Authorization", "Basic c2VjcmV0");

            assertThat(asked(keyed, usual.base()).message()).contains("(HTTP 401");
            assertThat(asked(headed, usual.base()).message()).contains("(HTTP 401");
        }
    }

    @Test
    void another_server_is_asked_without_a_key() throws IOException {
        try (TinyServer own = TinyServer.answering(refusal())) {
            WireSettings settings = settings(URI.create("https://api.example.com"));
            settings.base(own.base());

            assertThat(asked(settings, own.base()).message()).contains("(HTTP 401");
        }
    }

    private static WireSettings settings(URI usual) {
        return new WireSettings("the provider", usual, "THE_KEY", "THE_URL");
    }

    private static TinyServer.Script refusal() {
        return TinyServer.status(401, "", "{}");
    }

    private static ModelFailure asked(WireSettings settings, URI target) {
        WireClient client = settings.open(target, settings.endpoint("m"));
        return Streams.failure(client.send(new RequestBody(), new Deaf()));
    }

    /** There is no answer to decode in these tests. */
    private static final class Deaf implements WireDecoder {
        @Override
        public void event(String name, byte[] data, int length, boolean whole) {}

        @Override
        public void end(ModelFailure cutOff) {}

        @Override
        public @Nullable ModelEvent poll() {
            return null;
        }

        @Override
        public Usage usage() {
            return Usage.none();
        }

        @Override
        public long received() {
            return 0;
        }

        @Override
        public boolean progressed() {
            return false;
        }
    }
}
