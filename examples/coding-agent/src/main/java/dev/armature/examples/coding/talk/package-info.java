/**
 * The conversation in a terminal: what a person types, what they are asked, and what Ctrl-C does.
 *
 * <p>Start with {@link dev.armature.examples.coding.talk.Conversation}.
 */
@NullMarked
package dev.armature.examples.coding.talk;

import org.jspecify.annotations.NullMarked;
