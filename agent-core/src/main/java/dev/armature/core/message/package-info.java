/**
 * The words of a conversation. What a provider sent is kept verbatim beside what it means, so that it can be sent back
 * byte for byte.
 *
 * <p>Start with {@link dev.armature.core.message.Message}. May look at {@code tools.content} only.
 */
@NullMarked
package dev.armature.core.message;

import org.jspecify.annotations.NullMarked;
