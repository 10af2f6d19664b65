package dev.armature.core;

import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.event.EventSink;
import dev.armature.core.model.Model;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.PriceList;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.trust.Trust;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.RenderedPrompt;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Agent}. What is not named is off: no tools, no rules, nobody to ask, no budget limit, sessions in
 * memory. Not thread-safe.
 */
public final class AgentBuilder {
    private static final int MOST_OUTPUT = 32_000;

    private final List<PromptBlock> system = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<RuleSource> rules = new ArrayList<>();
    private final List<EventSink> listeners = new ArrayList<>();
    private @Nullable Model model;
    private @Nullable Model fallback;
    private @Nullable ApprovalHandler approvals;
    private @Nullable Mode mode;
    private RetryPolicy retries = RetryPolicy.standard();
    private PriceList prices = PriceList.standard();
    private Budget budget = Budget.unlimited();
    private SessionStore store = SessionStore.inMemory();
    private Workspace workspace = Workspace.of(Path.of(""));
    private Trust trust = Trust.UNTRUSTED;
    private InstantSource clock = InstantSource.system();
    private int maxOutputTokens;

    AgentBuilder() {}

    /** The model that is asked. */
    public AgentBuilder model(Model asked) {
        model = Objects.requireNonNull(asked, "asked");
        return this;
    }

    /** The model that {@code provider:name} names, with its key from the environment; see {@link Models#named}. */
    public AgentBuilder model(String providerAndName) {
        return model(Models.named(providerAndName));
    }

    /** The model that is asked when the first one is overloaded again and again. */
    public AgentBuilder fallback(Model other) {
        fallback = Objects.requireNonNull(other, "other");
        return this;
    }

    /** How often and how soon a failed request is sent again. */
    public AgentBuilder retries(RetryPolicy policy) {
        retries = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** What tokens cost; by default the public list prices. */
    public AgentBuilder prices(PriceList list) {
        prices = Objects.requireNonNull(list, "list");
        return this;
    }

    /**
     * Adds a block to the system prompt, after those that are there. A session keeps the system prompt that it began with;
     * when it goes on with another one, the model is told in the conversation what changed.
     */
    public AgentBuilder system(String text) {
        system.add(PromptBlock.of(text));
        return this;
    }

    /** Adds the blocks of a rendered prompt, after those that are there; kept as {@link #system(String)} is. */
    public AgentBuilder system(RenderedPrompt prompt) {
        system.addAll(prompt.blocks());
        return this;
    }

    /** Adds tools. The model is told of them in this order. */
    public AgentBuilder tools(ToolSet... sets) {
        for (ToolSet set : sets) {
            tools.addAll(set.tools());
        }
        return this;
    }

    /** Adds rules about what may happen: {@code rules -> rules.allow("Bash(git status)").deny("Read(./.env)")}. */
    public AgentBuilder permissions(UnaryOperator<Rules> write) {
        return permissions(write.apply(Rules.none()).named("the program"));
    }

    /** Adds rules from somewhere else, such as a settings file. */
    public AgentBuilder permissions(RuleSource source) {
        rules.add(Objects.requireNonNull(source, "source"));
        return this;
    }

    /** How much happens without a question when no rule speaks. */
    public AgentBuilder mode(Mode chosen) {
        mode = Objects.requireNonNull(chosen, "chosen");
        return this;
    }

    /** Who answers questions. Without anybody, what would be asked is denied. */
    public AgentBuilder approvals(ApprovalHandler handler) {
        approvals = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** How much one run may use. */
    public AgentBuilder budget(Budget most) {
        budget = Objects.requireNonNull(most, "most");
        return this;
    }

    /** Where sessions are kept. */
    public AgentBuilder sessions(SessionStore kept) {
        store = Objects.requireNonNull(kept, "kept");
        return this;
    }

    /** The folder that the tools work in, and whether what lies in it may be trusted; only then is anything proved safe. */
    public AgentBuilder workspace(Path root, Trust trusted) {
        return workspace(Workspace.of(root), trusted);
    }

    /**
     * The folders that the tools work in.
     *
     * @throws IllegalArgumentException when one of them does not exist
     */
    public AgentBuilder workspace(Workspace folders, Trust trusted) {
        for (Path root : folders.roots()) {
            if (!Files.isDirectory(root)) {
                throw new IllegalArgumentException(
                        "There is no folder `" + root + "` to work in. Make it first, or name another one.");
            }
        }
        workspace = Objects.requireNonNull(folders, "folders");
        trust = Objects.requireNonNull(trusted, "trusted");
        return this;
    }

    /** The longest answer to one request, in tokens; by default what the model can, at most 32,000. */
    public AgentBuilder maxOutputTokens(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be at least 1, was " + most);
        }
        maxOutputTokens = most;
        return this;
    }

    /** What time it is, for budgets and for what is said of the cache; a test may bring another clock than the system's. */
    public AgentBuilder clock(InstantSource time) {
        clock = Objects.requireNonNull(time, "time");
        return this;
    }

    /** Somebody who is told all events of all runs. Must be quick, must not throw, and may be called by several threads. */
    public AgentBuilder listener(EventSink sink) {
        listeners.add(Objects.requireNonNull(sink, "sink"));
        return this;
    }

    /**
     * The agent.
     *
     * @throws IllegalStateException when no model was named
     * @throws dev.armature.permissions.rule.InvalidRulesException when a rule cannot be used as it is written
     * @throws IllegalArgumentException when two tools have the same name
     */
    public Agent build() {
        Model asked = model;
        if (asked == null) {
            throw new IllegalStateException(
                    "An agent needs a model: name one with `.model(Models.anthropic(\"...\"))` or `.model(\"openai:...\")`.");
        }
        int longest =
                maxOutputTokens == 0 ? Math.min(MOST_OUTPUT, asked.profile().maxOutputTokens()) : maxOutputTokens;
        return new Agent(new AgentConfiguration(
                asked,
                fallback,
                retries,
                prices,
                system,
                tools,
                permissionEngine(),
                approvals,
                budget,
                store,
                workspace,
                longest,
                listeners,
                clock));
    }

    private PermissionEngine permissionEngine() {
        PermissionEngine.Builder engine =
                PermissionEngine.builder().workspace(workspace).trust(trust);
        rules.forEach(engine::rules);
        if (mode != null) {
            engine.mode(mode);
        }
        return engine.build();
    }
}
