package dev.armature.prompts.cache;

import dev.armature.prompts.section.Stability;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * One block of a prompt as it goes over the wire: a tool, a system block, a block of a message. It is made once, when the
 * block is encoded, and carries its hash from then on. The bytes are without cache marks, so that moving a mark changes
 * nothing. Tools that a provider keeps out of the prompt until they are found are not segments. Immutable.
 */
public final class Segment {

    private final Level level;
    private final String path;
    private final String role;
    private final Stability stability;
    private final byte[] bytes;
    private final String hash;
    private final int tokens;
    private final boolean markable;
    private final List<Part> parts;

    private Segment(
            Level level,
            String path,
            String role,
            Stability stability,
            byte[] bytes,
            String hash,
            int tokens,
            boolean markable,
            List<Part> parts) {
        this.level = level;
        this.path = path;
        this.role = role;
        this.stability = stability;
        this.bytes = bytes;
        this.hash = hash;
        this.tokens = tokens;
        this.markable = markable;
        this.parts = parts;
    }

    /**
     * One prompt section inside a system block.
     *
     * @param id the section's id
     * @param bytes its length in UTF-8 bytes of the block's text (not of its JSON), what separates it from the next included
     */
    public record Part(String id, int bytes) {
        public Part {
            Objects.requireNonNull(id, "id");
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes must be at least 0, was " + bytes);
            }
        }
    }

    /**
     * A tool definition.
     *
     * @param path such as {@code tools[7]}
     * @param stability {@link Stability#GLOBAL} when every install sends the same bytes, {@link Stability#SESSION} for what
     *     a server told when the session started
     */
    public static Segment tool(String path, Stability stability, byte[] bytes) {
        if (stability == Stability.MESSAGE) {
            throw new IllegalArgumentException(
                    "a tool lives at least as long as its session; announce `" + path + "` in a message instead");
        }
        return of(Level.TOOLS, path, "", stability, bytes, TokenEstimator.Texture.CODE, List.of());
    }

    /**
     * A block of the system prompt.
     *
     * @param path such as {@code system[0]}
     * @param parts the sections that make up its text, in order; may be empty
     */
    public static Segment system(String path, Stability stability, byte[] bytes, List<Part> parts) {
        if (stability == Stability.MESSAGE) {
            throw new IllegalArgumentException(
                    "a MESSAGE text never enters the system prompt; append `" + path + "` to the messages instead");
        }
        return of(Level.SYSTEM, path, "", stability, bytes, TokenEstimator.Texture.PROSE, parts);
    }

    /**
     * A block of a message.
     *
     * @param path such as {@code messages[3].content[1]}
     * @param role who speaks, as the wire spells it; part of the hash
     */
    public static Segment message(String path, String role, byte[] bytes) {
        return of(Level.MESSAGES, path, role, Stability.MESSAGE, bytes, TokenEstimator.Texture.CODE, List.of());
    }

    private static Segment of(
            Level level,
            String path,
            String role,
            Stability stability,
            byte[] bytes,
            TokenEstimator.Texture texture,
            List<Part> parts) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(role, "role");
        byte[] own = bytes.clone();
        int tokens = TokenEstimator.standard().tokens(own.length, texture);
        return new Segment(
                level, path, role, stability, own, Digests.of(own), tokens, own.length > 0, List.copyOf(parts));
    }

    /** The same segment, weighing {@code tokens}: for images, or when a better estimate is known. */
    public Segment weighing(int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must be at least 0, was " + tokens);
        }
        return new Segment(level, path, role, stability, bytes, hash, tokens, markable, parts);
    }

    /** The same segment where no mark may stand: reasoning blocks, empty text. */
    public Segment unmarkable() {
        return new Segment(level, path, role, stability, bytes, hash, tokens, false, parts);
    }

    /** In which part of the prompt it is. */
    public Level level() {
        return level;
    }

    /** Where it is in the request, such as {@code messages[3].content[1]}. */
    public String path() {
        return path;
    }

    /** Who speaks; empty for tools and system. */
    public String role() {
        return role;
    }

    /** For how long its bytes stay the same. */
    public Stability stability() {
        return stability;
    }

    /** The bytes, read-only. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The estimated tokens. */
    public int tokens() {
        return tokens;
    }

    /** Whether a breakpoint may stand on it. */
    public boolean isMarkable() {
        return markable;
    }

    /** The sections that make up a system block's text, in order. */
    public List<Part> parts() {
        return parts;
    }

    byte[] rawBytes() {
        return bytes;
    }

    boolean sameBytes(Segment other) {
        return hash.equals(other.hash);
    }

    @Override
    public String toString() {
        return path + " (" + stability + ", " + bytes.length + " bytes, about " + tokens + " tokens)";
    }
}
