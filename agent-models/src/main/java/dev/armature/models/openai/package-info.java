/**
 * Speaks the wire formats of OpenAI: Chat Completions, with patience for the many servers that speak something like it,
 * and Responses.
 *
 * <p>Start with {@link dev.armature.models.openai.OpenAiModel}. May look at {@code core.model},
 * {@code models.http} and the nouns of a conversation.
 */
@NullMarked
package dev.armature.models.openai;

import org.jspecify.annotations.NullMarked;
