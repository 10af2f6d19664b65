package dev.armature.models.anthropic;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.ModelTraits.Thinking;
import dev.armature.models.http.BaseUri;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.WireClient;
import dev.armature.models.http.WireSettings;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked in the Anthropic Messages format, always streaming.
 *
 * <p>{@code AnthropicModel.builder("claude-sonnet-5-5").environment(System.getenv()).build()}. Thread-safe; make one and
 * share it: it remembers what it has encoded, and its connections.
 */
public final class AnthropicModel implements Model {
    /** The wire format's name in raw blocks. */
    public static final String FORMAT = AnthropicMessages.FORMAT;

    private static final String BETAS = "anthropic-beta";

    /** What it is called to say what becomes of reasoning that is bound to another prompt. */
    private static final String BINDING = "thinking-binding-controls-2026-08-01";

    private static final URI OFFICIAL = URI.create("https://api.anthropic.com");

    private final ModelProfile profile;
    private final VoidReasoning reasoning = new VoidReasoning();
    private final RequestEncoding encoding;
    private final Endpoint endpoint;
    private final WireClient client;
    private final String betas;
    private final boolean dropsBlocks;

    private AnthropicModel(Builder builder) {
        ModelProfile own = builder.profile;
        this.profile = own != null ? own : KnownModels.standard().profile("anthropic", builder.name);
        this.encoding =
                new RequestEncoding(builder.name, profile, new Wishes(builder.thinking, builder.effort), reasoning);
        this.endpoint = builder.settings.endpoint(builder.name);
        this.betas = builder.settings.header(BETAS);
        this.dropsBlocks =
                profile.traits().takes(Thinking.ADAPTIVE) && (builder.settings.isOfficial() || betas.contains(BINDING));
        URI base = builder.settings.base();
        boolean versioned = base.getRawPath() != null && base.getRawPath().endsWith("/v1");
        this.client = builder.settings.open(BaseUri.under(base, versioned ? "messages" : "v1/messages"), endpoint);
    }

    /** Begins to describe a model of that name. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return encoding.segments(request);
    }

    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return encoding.cacheParameters(request);
    }

    @Override
    public String body(ModelRequest request) {
        return new String(encoding.body(request).toBytes(), StandardCharsets.UTF_8);
    }

    /** {@inheritDoc} Reasoning that the provider no longer takes is left out, and then a notice tells of it. */
    @Override
    public ModelStream ask(ModelRequest request) {
        return new ReasoningRecovery(
                reasoning,
                request.messages(),
                () -> client.send(encoding.body(request), new AnthropicDecoder(endpoint)),
                dropsBlocks ? () -> askDropping(request) : null);
    }

    private ModelStream askDropping(ModelRequest request) {
        String named = betas.contains(BINDING) ? betas : betas.isEmpty() ? BINDING : betas + "," + BINDING;
        return client.send(encoding.droppingBody(request), new AnthropicDecoder(endpoint), Map.of(BETAS, named));
    }

    @Override
    public String toString() {
        return "AnthropicModel(" + profile.name() + " at " + endpoint.address() + ")";
    }

    /** Describes a model. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final WireSettings settings =
                new WireSettings("Anthropic", OFFICIAL, "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL");
        private @Nullable ModelProfile profile;
        private ThinkingWish thinking = ThinkingWish.none();
        private String effort = "";

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
            settings.header("anthropic-version", "2023-06-01");
        }

        /**
         * Takes {@code ANTHROPIC_API_KEY}, {@code ANTHROPIC_AUTH_TOKEN} and {@code ANTHROPIC_BASE_URL} from there, as far
         * as they are set. Hand in the user's own environment, never something a project's files have a say in.
         */
        public Builder environment(Map<String, String> variables) {
            String key = variables.getOrDefault("ANTHROPIC_API_KEY", "");
            String token = variables.getOrDefault("ANTHROPIC_AUTH_TOKEN", "");
            if (!key.isBlank()) {
                apiKey(ApiKey.of(key));
            } else if (!token.isBlank()) {
                bearer(ApiKey.of(token));
            }
            settings.baseIn(variables);
            return this;
        }

        /** Sends the key as {@code x-api-key}. */
        public Builder apiKey(ApiKey key) {
            settings.key("x-api-key", "", key);
            return this;
        }

        /** Sends the key as {@code Authorization: Bearer}, as gateways want it. */
        public Builder bearer(ApiKey token) {
            settings.key("authorization", "Bearer ", token);
            return this;
        }

        /** Where to ask; {@code https://api.anthropic.com} if not said. A path that ends in {@code /v1} is understood. */
        public Builder baseUri(URI base) {
            settings.base(base);
            return this;
        }

        /** The interface's version; {@code 2023-06-01} if not said. */
        public Builder version(String version) {
            settings.header("anthropic-version", version);
            return this;
        }

        /** A further header, such as {@code anthropic-beta}. */
        public Builder header(String header, String value) {
            settings.header(header, value);
            return this;
        }

        /** What the model can do, instead of what is known of its name. */
        public Builder profile(ModelProfile own) {
            this.profile = Objects.requireNonNull(own, "own");
            return this;
        }

        /**
         * Lets the model decide how much to think, and shows a summary of it. One that wants to be told a number is told half
         * of what it may say.
         */
        public Builder adaptiveThinking() {
            thinking = ThinkingWish.adaptive();
            return this;
        }

        /**
         * Lets the model think for so many tokens, which are part of its answer's limit: fewer where that is lower, and none
         * where it leaves no room. A model that decides for itself how much to think is left to decide.
         *
         * @param tokens at least 1024
         */
        public Builder thinkingBudget(int tokens) {
            thinking = ThinkingWish.budget(tokens);
            return this;
        }

        /** Lets the model answer without thinking. Of no effect with models that always think. */
        public Builder withoutThinking() {
            thinking = ThinkingWish.off();
            return this;
        }

        /** How hard to think: {@code low}, {@code medium}, {@code high}, {@code xhigh} or {@code max}. */
        public Builder effort(String level) {
            effort = Objects.requireNonNull(level, "level");
            return this;
        }

        /** How long a connection may take; 15 seconds if not said. Of no effect together with {@link #httpClient}. */
        public Builder connectTimeout(Duration longest) {
            settings.connectTimeout(longest);
            return this;
        }

        /** The longest wait from the request to the first event; five minutes if not said. */
        public Builder firstEventTimeout(Duration longest) {
            settings.firstEventTimeout(longest);
            return this;
        }

        /** The longest silence in an answer, pings not counted; three minutes if not said. */
        public Builder idleTimeout(Duration longest) {
            settings.idleTimeout(longest);
            return this;
        }

        /** The most bytes of one answer; 64 MiB if not said. */
        public Builder maxAnswerBytes(long most) {
            settings.maxAnswerBytes(most);
            return this;
        }

        /** The client to use, for proxies and certificates. It must not follow redirects: the request carries a key. */
        public Builder httpClient(HttpClient client) {
            settings.client(client);
            return this;
        }

        /**
         * The model.
         *
         * @throws IllegalArgumentException when a setting cannot be; the message shows no secret
         */
        public AnthropicModel build() {
            return new AnthropicModel(this);
        }
    }
}
