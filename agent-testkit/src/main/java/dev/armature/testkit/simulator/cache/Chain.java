package dev.armature.testkit.simulator.cache;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The chain of hashes along a prompt: the key at a block stands for everything from the start through that block. Each
 * level mixes in what, when it changes, makes the provider compute that level anew; a level without blocks does too.
 */
final class Chain {
    private final Key[] keys;
    private final long[] tokens;
    private final int[] positions;

    private Chain(Key[] keys, long[] tokens, int[] positions) {
        this.keys = keys;
        this.tokens = tokens;
        this.positions = positions;
    }

    /** Half of a SHA-256: enough to tell prompts apart. */
    record Key(long high, long low) {}

    static Chain of(Prompt prompt, String workspace, CacheTerms terms, boolean collapseRuns) {
        int size = prompt.blocks.size();
        var chain = new Chain(new Key[size], new long[size], new int[size]);
        MessageDigest digest = sha256();
        byte[] state = digest.digest(utf8(workspace + "\n" + prompt.model));
        Level level = Level.TOOLS;
        long tokens = 0;
        int position = 0;
        for (int i = 0; i < size; i++) {
            PromptBlock block = prompt.blocks.get(i);
            while (level != block.level) {
                level = level == Level.TOOLS ? Level.SYSTEM : Level.MESSAGES;
                state = salted(
                        digest,
                        state,
                        level == Level.SYSTEM ? prompt.salts.system(terms) : prompt.salts.messages(terms));
            }
            digest.update(state);
            digest.update(utf8(block.role));
            digest.update(block.source(), block.from(), block.length());
            state = digest.digest();
            tokens += scaled(block.tokens, terms.multiplier());
            if (i > 0 && !(collapseRuns && continuesRun(prompt.blocks.get(i - 1), block))) {
                position++;
            }
            ByteBuffer key = ByteBuffer.wrap(state);
            chain.keys[i] = new Key(key.getLong(), key.getLong());
            chain.tokens[i] = tokens;
            chain.positions[i] = position;
        }
        return chain;
    }

    static long scaled(long tokens, double multiplier) {
        // In decimals, for the product of two doubles may be a hair above a whole number: 50 times 1.1 is 55.
        return multiplier == 1.0
                ? tokens
                : BigDecimal.valueOf(multiplier)
                        .multiply(BigDecimal.valueOf(tokens))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
    }

    int size() {
        return keys.length;
    }

    Key key(int index) {
        return keys[index];
    }

    /** Tokens from the start through a block; 0 for index -1. */
    long tokensThrough(int index) {
        return index < 0 ? 0 : tokens[index];
    }

    long total() {
        return tokensThrough(keys.length - 1);
    }

    int position(int index) {
        return positions[index];
    }

    private static boolean continuesRun(PromptBlock before, PromptBlock block) {
        return block.level == Level.MESSAGES
                && before.level == Level.MESSAGES
                && before.kind.equals(block.kind)
                && (block.kind.equals("tool_use") || block.kind.equals("tool_result"));
    }

    private static byte[] salted(MessageDigest digest, byte[] state, String salt) {
        digest.update(state);
        return digest.digest(utf8(salt));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
