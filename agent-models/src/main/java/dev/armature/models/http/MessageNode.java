package dev.armature.models.http;

import dev.armature.core.message.Message;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One encoded message on the path of a conversation, and what was said next. Guarded by its tree's lock. */
final class MessageNode {
    private final WeakReference<Message> message;
    private final Chunk chunk;
    private final BlockBytes bytes;
    /** Nearly always one: forks have more. */
    private final List<MessageNode> children = new ArrayList<>(1);

    MessageNode(@Nullable Message message, Chunk chunk, BlockBytes bytes) {
        this.message = new WeakReference<>(message);
        this.chunk = chunk;
        this.bytes = bytes;
    }

    static MessageNode root() {
        Chunk nothing = Chunk.empty();
        return new MessageNode(null, nothing, new BlockBytes(nothing.array(), 0, 0, new BlockMarks(new JsonBytes(0))));
    }

    BlockBytes bytes() {
        return bytes;
    }

    /** Where to write what comes behind this message. */
    Chunk roomBehind(int length) {
        return chunk.roomBehind(bytes.to(), length);
    }

    @Nullable
    MessageNode child(Message wanted) {
        for (MessageNode child : children) {
            if (child.message.refersTo(wanted)) {
                return child;
            }
        }
        return null;
    }

    void adopt(MessageNode child) {
        children.removeIf(sibling -> sibling.message.refersTo(null));
        children.add(child);
    }
}
