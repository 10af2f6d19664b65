package dev.armature.models.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.KnownModels;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelFailedException;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.model.ModelTraits.Thinking;
import dev.armature.models.http.BaseUri;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireClient;
import dev.armature.models.http.WireJson;
import dev.armature.models.http.WireSettings;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.tools.contract.ToolSpec;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
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

    private static final String VERSION = "anthropic-version";
    private static final String BETAS = "anthropic-beta";

    /** What it is called to say what becomes of reasoning that is bound to another prompt. */
    private static final String BINDING = "thinking-binding-controls-2026-08-01";

    private static final int MOST_PAGES = 50;

    private static final URI OFFICIAL = URI.create("https://api.anthropic.com");

    private final ModelProfile profile;
    private final VoidReasoning reasoning = new VoidReasoning();
    private final RequestEncoding encoding;
    private final Endpoint endpoint;
    private final URI root;
    private final WireClient client;
    private final String betas;
    private final boolean dropsBlocks;

    private AnthropicModel(Builder builder) {
        ModelProfile own = builder.profile;
        this.profile = own != null ? own : KnownModels.standard().profile("anthropic", builder.name);
        this.encoding = new RequestEncoding(builder.name, profile, builder.wishes(), reasoning, builder.deferred);
        this.endpoint = builder.settings.endpoint(builder.name);
        this.betas = builder.settings.header(BETAS);
        this.dropsBlocks =
                profile.traits().takes(Thinking.ADAPTIVE) && (builder.settings.isOfficial() || betas.contains(BINDING));
        URI base = builder.settings.base();
        boolean versioned = base.getRawPath() != null && base.getRawPath().endsWith("/v1");
        this.root = versioned ? base : BaseUri.under(base, "v1");
        this.client = builder.settings.open(BaseUri.under(root, "messages"), endpoint);
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
        Optional<String> objection = encoding.objection(request);
        if (objection.isPresent()) {
            return client.unsent(endpoint.unsendable(objection.get()));
        }
        return new ReasoningRecovery(
                reasoning,
                request.messages(),
                () -> client.send(encoding.body(request), new AnthropicDecoder(endpoint)),
                dropsBlocks ? () -> askDropping(request) : null);
    }

    /**
     * How many tokens the provider counts in the prompt of that request, before it is sent. Waits for the answer; asks once,
     * and once more without reasoning that is refused.
     *
     * @throws ModelFailedException when it does not say
     */
    public long countTokens(ModelRequest request) throws InterruptedException {
        try {
            return counted(request);
        } catch (ModelFailedException refused) {
            if (ReasoningRecovery.leavesOut(refused.failure(), reasoning, request.messages())) {
                return counted(request);
            }
            throw refused;
        }
    }

    private long counted(ModelRequest request) throws InterruptedException {
        JsonNode counted = client.call(BaseUri.under(root, "messages/count_tokens"), encoding.countBody(request));
        if (!WireJson.isTokens(counted.path("input_tokens"))) {
            throw new ModelFailedException(endpoint.malformed("it says no `input_tokens`"));
        }
        return WireJson.tokens(counted.path("input_tokens"));
    }

    /**
     * All models that the provider lists, newest first as it does. Waits for the answers, of which there may be several; asks
     * once for each.
     *
     * @throws ModelFailedException when it does not say
     */
    public List<ListedModel> listModels() throws InterruptedException {
        List<ListedModel> listed = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode models = client.call(URI.create(root + "/models?limit=1000" + after), new RequestBody());
            models.path("data").forEach(model -> listed.add(ListedModel.of(model)));
            String last = models.path("last_id").asText("");
            if (!models.path("has_more").asBoolean(false) || last.isEmpty()) {
                break;
            }
            after = "&after_id=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
        }
        return List.copyOf(listed);
    }

    /**
     * This model, as the provider lists it. Waits for the answer; asks once.
     *
     * @throws ModelFailedException when it does not say, of kind {@code MODEL_NOT_FOUND} when there is no such model
     */
    public ListedModel describe() throws InterruptedException {
        String name = URLEncoder.encode(profile.name(), StandardCharsets.UTF_8);
        return ListedModel.of(client.call(BaseUri.under(root, "models/" + name), new RequestBody()));
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
        private @Nullable Double temperature;
        private String toolChoice = "";
        private boolean diagnosesCache;
        private Predicate<ToolSpec> deferred = tool -> false;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
            settings.header(VERSION, "2023-06-01");
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
            settings.header(VERSION, version);
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

        /**
         * How freely words are chosen, from 0 to 1. It is left out with models that do not take it, which are all newer ones,
         * and where the model thinks.
         */
        public Builder temperature(double how) {
            if (!(how >= 0 && how <= 1)) {
                throw new IllegalArgumentException("a temperature is from 0 to 1, was " + how);
            }
            temperature = how;
            return this;
        }

        /**
         * Makes the model call a tool in every answer, without thinking first: for single requests, because a run would not
         * end. With a model that cannot be made to, each request fails before it is sent.
         */
        public Builder mustCallTool() {
            toolChoice = Wishes.ANY_TOOL;
            return this;
        }

        /** The same with that tool. */
        public Builder mustCallTool(String tool) {
            toolChoice = Wishes.tool(tool);
            return this;
        }

        /**
         * Keeps these tools out of the prompt: the model searches for them with a tool of the provider's, and what it finds is
         * added behind what was said, so that many tools cost little and may come and go without a loss of what is cached.
         * A tool that was found has to stay in all later requests of the conversation. Best not the few tools that are used
         * most. Other servers may not understand it.
         *
         * @param tools always the same answer for the same tool
         */
        public Builder searchFor(Predicate<ToolSpec> tools) {
            deferred = Objects.requireNonNull(tools, "tools");
            return this;
        }

        /**
         * Asks the provider with each request why it could not read from its cache what the answer before was made from; what
         * it says is a {@link dev.armature.core.model.ModelNotice.CacheDiagnosed}. Other servers may refuse to be asked.
         */
        public Builder cacheDiagnostics() {
            diagnosesCache = true;
            return this;
        }

        private Wishes wishes() {
            return new Wishes(thinking, effort, temperature, toolChoice, diagnosesCache).in(settings.header(VERSION));
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
