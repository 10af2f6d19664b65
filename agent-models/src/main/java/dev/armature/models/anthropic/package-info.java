/**
 * Speaks the Anthropic Messages wire format: to Anthropic, to gateways, and to the local servers that understand it.
 *
 * <p>Start with {@link dev.armature.models.anthropic.AnthropicModel}. May look at {@code core.model},
 * {@code models.http} and the nouns of a conversation.
 */
@NullMarked
package dev.armature.models.anthropic;

import org.jspecify.annotations.NullMarked;
