/**
 * Asks over HTTP and reads the answer as server-sent events: bytes out, bytes in, time limits, and sentences for what
 * went wrong.
 *
 * <p>Who comes in: the wire formats. Start with {@link dev.armature.core.model.http.WireStream}, which reads one answer;
 * {@link dev.armature.core.model.http.ConversationBytes} keeps what was already encoded;
 * {@link dev.armature.core.model.http.Endpoint} says failures in words. May look at {@code core.model} and its nouns.
 */
@NullMarked
package dev.armature.core.model.http;

import org.jspecify.annotations.NullMarked;
