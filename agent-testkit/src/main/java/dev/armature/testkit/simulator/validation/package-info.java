/**
 * What a provider refuses: the rules of request bodies, one family of rules a class, each with the provider's words.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.validation.MessagesRules}, {@link
 * dev.armature.testkit.simulator.validation.ChatRules} and {@link
 * dev.armature.testkit.simulator.validation.ResponsesRules}. May see the cache and the JSON reader.
 */
@NullMarked
package dev.armature.testkit.simulator.validation;

import org.jspecify.annotations.NullMarked;
