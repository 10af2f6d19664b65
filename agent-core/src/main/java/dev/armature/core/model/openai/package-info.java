/**
 * Speaks the OpenAI Chat Completions wire format, with patience for the many servers that speak something like it.
 *
 * <p>Start with {@link dev.armature.core.model.openai.OpenAiModel}. May look at {@code core.model},
 * {@code core.model.http} and the nouns of a conversation.
 */
@NullMarked
package dev.armature.core.model.openai;

import org.jspecify.annotations.NullMarked;
