/**
 * What a tool is: its description, how it reads its input, what it says it is about to do, and how it runs.
 *
 * <p>Start with {@link dev.armature.tools.contract.Tool} and {@link dev.armature.tools.contract.TypedTool}.
 * Knows the words of {@code permissions.action} and never decides anything.
 */
@NullMarked
package dev.armature.tools.contract;

import org.jspecify.annotations.NullMarked;
