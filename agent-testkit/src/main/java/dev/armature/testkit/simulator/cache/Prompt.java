package dev.armature.testkit.simulator.cache;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a request taken apart into the blocks that a provider caches. Immutable. */
public final class Prompt {
    final String model;
    /** In rendered order, without deferred tools. */
    final List<PromptBlock> blocks;
    /** Marked blocks that are not rendered: deferred tools. */
    final List<PromptBlock> unrendered;

    final Salts salts;

    final @Nullable Ttl automatic;
    /** Names the conversation for comparison with its previous request. */
    final String conversation;

    Prompt(
            String model,
            List<PromptBlock> blocks,
            List<PromptBlock> unrendered,
            Salts salts,
            @Nullable Ttl automatic,
            String conversation) {
        this.model = model;
        this.blocks = List.copyOf(blocks);
        this.unrendered = List.copyOf(unrendered);
        this.salts = salts;
        this.automatic = automatic;
        this.conversation = conversation;
    }

    /**
     * Reads the body of a Messages API request.
     *
     * @throws IllegalArgumentException when the body has not the shape of one
     */
    public static Prompt messages(byte[] body) {
        return new MessagesPromptReader(body).read();
    }

    /**
     * Reads the body of a Chat Completions request: each tool is one block, each part of what the system and the user say,
     * and each other message. In the `implicit` mode the last block is marked for thirty minutes, besides the three latest
     * that say so; in the `explicit` mode the four latest are. A breakpoint within a tool's message stands at its end.
     *
     * @throws IllegalArgumentException when the body has not the shape of one
     */
    public static Prompt chat(byte[] body) {
        return new ChatPromptReader(body).read();
    }

    /**
     * Reads the body of a Responses request: each tool is one block, each part of a message, and each other item. In the
     * `implicit` mode the last block is marked for thirty minutes, besides the three latest that say so; in the `explicit`
     * mode the four latest are. A breakpoint within an output stands at the end of the output.
     *
     * @throws IllegalArgumentException when the body has not the shape of one
     */
    public static Prompt responses(byte[] body) {
        return new ResponsesPromptReader(body).read();
    }

    /** The one measure of size: a token for each four bytes begun. */
    static long tokens(long utf8Bytes) {
        return Math.max(1, Math.ceilDiv(utf8Bytes, 4));
    }

    /** Tokens of the compact JSON of one block. */
    public static long tokensOf(String compactJson) {
        return tokens(Utf8.length(compactJson));
    }

    /** The model as the client named it. */
    public String model() {
        return model;
    }

    /** Tokens of all blocks, for a model with a multiplier. */
    public long tokens(double multiplier) {
        return blocks.stream()
                .mapToLong(block -> Chain.scaled(block.tokens, multiplier))
                .sum();
    }

    /** What is wrong with the cache markers, as the provider would say it. */
    public Optional<String> markProblem() {
        return MarkRules.problem(this);
    }

    /** The reasoning that is sent back, in order. */
    public List<Reasoning> reasoning() {
        return new ReasoningReader().blocks(this);
    }

    /** A digest of what stands before a message, such as `messages.3`, but for cache markers, deferred tools and reasoning. */
    public String digestBefore(String message) {
        return new ReasoningReader().before(this, message);
    }

    /**
     * Where this prompt is another one than one before it, and does not only go on.
     *
     * @param terms those of the model that is asked now
     */
    public Optional<Divergence> divergenceFrom(Prompt before, CacheTerms terms) {
        return Divergence.between(before, this, terms);
    }

    /** A digest of the whole prompt but for cache markers, deferred tools and reasoning. */
    public String digest() {
        return new ReasoningReader().end(this);
    }

    /** The same prompt without the blocks at some paths. */
    public Prompt without(Set<String> paths) {
        List<PromptBlock> left =
                blocks.stream().filter(block -> !paths.contains(block.path)).toList();
        return new Prompt(model, left, unrendered, salts, automatic, conversation);
    }
}
