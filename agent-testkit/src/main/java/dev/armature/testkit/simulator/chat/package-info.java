/**
 * Chat Completions: how its requests are read and its answers, chunks and errors written.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.chat.ChatDialect}. Knows nothing of the other dialects.
 */
@NullMarked
package dev.armature.testkit.simulator.chat;

import org.jspecify.annotations.NullMarked;
