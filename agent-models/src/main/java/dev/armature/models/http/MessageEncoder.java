package dev.armature.models.http;

import dev.armature.core.message.Message;

/** Writes one message in one wire format: the same message gives the same bytes, always. */
public interface MessageEncoder {

    /**
     * Writes the message, with the comma before it unless it is the first.
     *
     * @param blocks is told where each block that can carry a cache marker ends
     */
    void encode(Message message, boolean isFirst, JsonBytes out, BlockMarks blocks);
}
