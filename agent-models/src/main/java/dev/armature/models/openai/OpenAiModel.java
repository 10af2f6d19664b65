package dev.armature.models.openai;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.models.http.BaseUri;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireClient;
import dev.armature.models.http.WireSettings;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked in a format of OpenAI's, always streaming: at OpenAI, at gateways, or on a local server (Ollama,
 * llama.cpp, vLLM, LM Studio), where no key is needed. The format is Chat Completions, which nearly every server speaks,
 * or {@linkplain Builder#responses Responses}, in which reasoning goes back to the model that thought it.
 *
 * <p>{@code OpenAiModel.builder("qwen3").baseUri(URI.create("http://localhost:11434/v1")).build()}. Thread-safe; make one
 * and share it.
 */
public final class OpenAiModel implements Model {
    /** The name of Chat Completions in raw blocks. */
    public static final String FORMAT = ChatMessages.FORMAT;

    /** The name of Responses in raw blocks. */
    public static final String RESPONSES_FORMAT = ResponsesMessages.FORMAT;

    private static final URI OFFICIAL = URI.create("https://api.openai.com/v1");

    private final ModelProfile profile;
    private final OpenAiFormat format;
    private final Endpoint endpoint;
    private final WireClient client;

    private OpenAiModel(Builder builder) {
        URI base = builder.settings.base();
        ModelProfile own = builder.profile;
        this.profile = own != null ? own : KnownModels.standard().profile("openai", builder.name);
        boolean official = Objects.equals(base.getHost(), OFFICIAL.getHost());
        this.format = builder.format(official, profile);
        this.endpoint = builder.settings.endpoint(builder.name);
        boolean bare = base.getRawPath() == null || base.getRawPath().isEmpty();
        this.client =
                builder.settings.open(BaseUri.under(base, bare ? "v1/" + format.path() : format.path()), endpoint);
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
        return format.segments(request);
    }

    /** The shape of the answer stands before the system prompt, and is cached with it. */
    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return List.of(new SentPrompt.Parameter(
                format.answerSchemaField(), request.answerSchema().orElse(""), Level.SYSTEM));
    }

    @Override
    public String body(ModelRequest request) {
        return new String(encoded(request).toBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        return client.send(encoded(request), format.decoder(endpoint));
    }

    private RequestBody encoded(ModelRequest request) {
        return format.body(request, Math.min(request.maxOutputTokens(), profile.maxOutputTokens()));
    }

    @Override
    public String toString() {
        return "OpenAiModel(" + profile.name() + " at " + endpoint.address() + ")";
    }

    /** Describes a model. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final WireSettings settings =
                new WireSettings("the OpenAI-compatible server", OFFICIAL, "OPENAI_API_KEY", "OPENAI_BASE_URL");
        private @Nullable ModelProfile profile;
        private String effort = "";
        private String summary = "";
        private boolean sendsReasoning;
        private boolean speaksResponses;
        private boolean thinks = true;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Takes {@code OPENAI_API_KEY} and {@code OPENAI_BASE_URL} from there, as far as they are set. Hand in the user's
         * own environment, never something a project's files have a say in.
         */
        public Builder environment(Map<String, String> variables) {
            String key = variables.getOrDefault("OPENAI_API_KEY", "");
            if (!key.isBlank()) {
                apiKey(ApiKey.of(key));
            }
            settings.baseIn(variables);
            return this;
        }

        /** Sends the key as {@code Authorization: Bearer}. */
        public Builder apiKey(ApiKey key) {
            settings.key("authorization", "Bearer ", key);
            return this;
        }

        /** Where to ask; {@code https://api.openai.com/v1} if not said. An address without a path gets {@code /v1}. */
        public Builder baseUri(URI base) {
            settings.base(base);
            return this;
        }

        /** A further header. */
        public Builder header(String header, String value) {
            settings.header(header, value);
            return this;
        }

        /** What the model can do, instead of what is known of its name: servers of one's own know other models. */
        public Builder profile(ModelProfile own) {
            this.profile = Objects.requireNonNull(own, "own");
            return this;
        }

        /**
         * Speaks Responses instead of Chat Completions. The server is asked to keep nothing: the whole conversation is sent
         * each time, with the model's encrypted reasoning where it was.
         */
        public Builder responses() {
            speaksResponses = true;
            return this;
        }

        /**
         * Asks Responses for summaries of the reasoning, to be shown: {@code auto}, {@code concise} or {@code detailed}. None
         * if not said.
         */
        public Builder reasoningSummary(String kind) {
            summary = Objects.requireNonNull(kind, "kind");
            return this;
        }

        /**
         * Never asks Responses for reasoning: models that do not think refuse to be asked. Those that are known not to
         * think are not asked anyway.
         */
        public Builder withoutReasoning() {
            thinks = false;
            return this;
        }

        /** How hard to think: {@code low}, {@code medium}, {@code high} and so on. */
        public Builder effort(String level) {
            effort = Objects.requireNonNull(level, "level");
            return this;
        }

        /**
         * Sends reasoning back to the server in Chat Completions, which some models want while they work with tools and
         * others refuse. Responses always does.
         */
        public Builder sendReasoning() {
            sendsReasoning = true;
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

        /** The longest silence in an answer, comments not counted; three minutes if not said. */
        public Builder idleTimeout(Duration longest) {
            settings.idleTimeout(longest);
            return this;
        }

        /** The most bytes of one answer; 64 MiB if not said. */
        public Builder maxAnswerBytes(long most) {
            settings.maxAnswerBytes(most);
            return this;
        }

        /** Through which proxies to ask; those of the whole program if not said. Not together with {@link #httpClient}. */
        public Builder proxy(ProxySelector proxies) {
            settings.proxy(proxies);
            return this;
        }

        /** Whom to trust, instead of the JDK's own store. Not together with {@link #httpClient}. */
        public Builder sslContext(SSLContext context) {
            settings.sslContext(context);
            return this;
        }

        /**
         * The version of HTTP, if the server can; 1.1 without encryption and 2 with it if not said. Not together with
         * {@link #httpClient}.
         */
        public Builder httpVersion(HttpClient.Version version) {
            settings.httpVersion(version);
            return this;
        }

        /** The client to use, for proxies and certificates. It must not follow redirects: the request carries a key. */
        public Builder httpClient(HttpClient client) {
            settings.client(client);
            return this;
        }

        private OpenAiFormat format(boolean official, ModelProfile known) {
            // Other servers know neither marks nor the lists of parts on which they stand, unless somebody says so.
            boolean takesMarks = !known.cache().isAutomatic() && (official || profile != null);
            if (!speaksResponses) {
                return new ChatRequests(new ChatRequests.Options(name, official, effort, sendsReasoning, takesMarks));
            }
            boolean thinking = thinks && KnownModels.standard().mayThink("openai", name);
            return new ResponsesRequests(
                    new ResponsesRequests.Options(name, official, thinking, effort, summary, takesMarks));
        }

        /**
         * The model.
         *
         * @throws IllegalArgumentException when a setting cannot be; the message shows no secret
         */
        public OpenAiModel build() {
            return new OpenAiModel(this);
        }
    }
}
