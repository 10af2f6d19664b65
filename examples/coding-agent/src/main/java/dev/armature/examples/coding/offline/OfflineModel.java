package dev.armature.examples.coding.offline;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelProfile;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;

/**
 * The coding agent's model when there is no model: a deterministic planner behind a simulated model server on a loopback
 * port. It is not a language model and does not pretend to be one; each closing answer says so. It understands four kinds of
 * tasks and tells what they are when it is asked for anything else.
 *
 * <p>It keeps nothing between requests: each next step follows from the system prompt, the prompts and the tool results of
 * the request alone, so a session can be left and resumed, and the same conversation always goes on in the same way.
 *
 * <p>{@link #start()} runs a server until {@link #close()}; safe for use by several threads.
 */
public final class OfflineModel implements AutoCloseable {
    /** The name under which the server knows the planner. */
    public static final String NAME = "offline-planner";

    private static final int WINDOW = 1_000_000;
    private static final int LONGEST_ANSWER = 64_000;

    private final ModelSimulator server;

    private OfflineModel(ModelSimulator server) {
        this.server = server;
    }

    /** Starts the server on a free loopback port. */
    public static OfflineModel start() {
        return new OfflineModel(ModelSimulator.builder()
                .model(SimModel.named(NAME).withContextWindow(WINDOW))
                .policy(OfflineModel::reply)
                .realTime()
                .start());
    }

    /** A model that asks this server. Must not be used after {@link #close()}. */
    public Model model() {
        Model client = AnthropicModel.builder(NAME)
                .baseUri(server.baseUri())
                .apiKey(ApiKey.of(server.apiKey()))
                .profile(new ModelProfile(
                        "anthropic",
                        NAME,
                        WINDOW,
                        LONGEST_ANSWER,
                        CacheProfile.explicit(CacheProfile.DEFAULT_MIN_TOKENS)))
                .build();
        return new OfflineClient(client, server.baseUri().toString());
    }

    /** The server, for its journal of requests with their cache accounts. */
    public ModelSimulator server() {
        return server;
    }

    /** The next step of a conversation; a pure function, usable as the policy of any simulated server. */
    public static SimReply reply(SimRequest request) {
        return Planner.next(request);
    }

    @Override
    public void close() {
        server.close();
    }
}
