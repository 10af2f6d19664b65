/**
 * Speaks the Anthropic Messages wire format: to Anthropic, to gateways, and to the local servers that understand it.
 *
 * <p>Start with {@link dev.armature.core.model.anthropic.AnthropicModel}. May look at {@code core.model},
 * {@code core.model.http} and the nouns of a conversation.
 */
@NullMarked
package dev.armature.core.model.anthropic;

import org.jspecify.annotations.NullMarked;
