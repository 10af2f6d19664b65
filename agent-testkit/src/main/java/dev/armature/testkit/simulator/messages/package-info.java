/**
 * The Anthropic Messages API: how its requests are read and its answers, events and errors written.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.messages.MessagesDialect}. Knows nothing of the other dialects.
 */
@NullMarked
package dev.armature.testkit.simulator.messages;

import org.jspecify.annotations.NullMarked;
