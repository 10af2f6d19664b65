/**
 * The conversation as a plan sees it: it asks for tool calls and gets their results, as if it waited for them.
 *
 * <p>Start with {@link Dialogue}, which answers from the transcript what was asked before and pauses the plan at the first
 * question that is new; then {@link Desk}, the tools in the words of a plan. Sees nothing but the simulator's request and
 * reply.
 */
@NullMarked
package dev.armature.examples.coding.offline.dialogue;

import org.jspecify.annotations.NullMarked;
