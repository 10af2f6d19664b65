package dev.armature.models.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.armature.core.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages of conversations as bytes, each encoded once.
 *
 * <p>A turn sends the whole conversation again, so encoding it anew would cost more with every turn. Here a conversation
 * is a path in a tree: below the first message's node hangs the second's, and so on. A node knows its message by identity
 * and where its bytes lie. Bytes of one path lie one behind the other in a few growing {@link Chunk}s and are never moved
 * or overwritten, so a request body is a handful of slices of them, and an old body may still be on its way while the
 * next message is written behind it. A fork shares the path up to where it leaves and continues in a chunk of its own;
 * after a compaction the first message is another one, and so is the tree.
 *
 * <p>Nothing here keeps a message alive: nodes refer to messages weakly, a tree goes when its first message goes, or when
 * nobody asked for it for ten minutes. Thread-safe.
 */
public final class ConversationBytes {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_CONVERSATIONS = 10_000;

    private static final int MOST_SCRATCH = 16 * 1024;

    private final MessageEncoder encoder;
    private final Cache<Message, Tree> trees = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST_CONVERSATIONS)
            .expireAfterAccess(KEPT)
            .build();

    public ConversationBytes(MessageEncoder encoder) {
        this.encoder = encoder;
    }

    /** The bytes of the messages, in order. What follows from the same first message is found again. */
    public List<BlockBytes> encode(List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Tree tree = trees.get(messages.get(0), first -> new Tree());
        tree.lock.lock();
        try {
            List<BlockBytes> path = new ArrayList<>(messages.size());
            MessageNode parent = tree.root;
            for (Message message : messages) {
                MessageNode known = parent.child(message);
                parent = known != null ? known : append(parent, path.isEmpty(), message, tree.scratch());
                path.add(parent.bytes());
            }
            return path;
        } finally {
            tree.lock.unlock();
        }
    }

    private MessageNode append(MessageNode parent, boolean isFirst, Message message, JsonBytes out) {
        BlockMarks blocks = new BlockMarks(out);
        encoder.encode(message, isFirst, out, blocks);
        Chunk chunk = parent.roomBehind(out.length());
        int from = chunk.append(out);
        MessageNode node = new MessageNode(message, chunk, new BlockBytes(chunk.array(), from, out.length(), blocks));
        parent.adopt(node);
        return node;
    }

    private static final class Tree {
        private final ReentrantLock lock = new ReentrantLock();
        private final MessageNode root = MessageNode.root();
        private JsonBytes scratch = new JsonBytes(1024);

        /** Where the next message is written before it is copied behind the others; a large one is not kept. */
        JsonBytes scratch() {
            scratch = scratch.isLargerThan(MOST_SCRATCH) ? new JsonBytes(1024) : scratch.emptied();
            return scratch;
        }
    }
}
