/**
 * Asks over HTTP and reads the answer as server-sent events: bytes out, bytes in, time limits, and sentences for what
 * went wrong.
 *
 * <p>Who comes in: the wire formats. Start with {@link dev.armature.models.http.WireStream}, which reads one answer;
 * {@link dev.armature.models.http.ConversationBytes} keeps what was already encoded;
 * {@link dev.armature.models.http.Endpoint} says failures in words. May look at {@code core.model} and its nouns.
 */
@NullMarked
package dev.armature.models.http;

import org.jspecify.annotations.NullMarked;
