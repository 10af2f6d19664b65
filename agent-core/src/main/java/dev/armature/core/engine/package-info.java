/**
 * The run: prepare, sample, act, recover, finish.
 *
 * <p>Start with {@link dev.armature.core.engine.QueryEngine}, a loop over {@link dev.armature.core.engine.Step}; there
 * is one class per step. Nobody but this room writes the transcript, and only
 * {@link dev.armature.core.engine.ToolExecution} runs tools.
 */
@NullMarked
package dev.armature.core.engine;

import org.jspecify.annotations.NullMarked;
