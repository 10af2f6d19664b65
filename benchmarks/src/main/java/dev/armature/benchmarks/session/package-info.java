/**
 * The conversation of the room {@code contender} as whole processes: each contender in a JVM of its own, round after round.
 *
 * <p>Start with {@link WholeProcesses}; {@code benchmarks/session} runs it.
 */
@NullMarked
package dev.armature.benchmarks.session;

import org.jspecify.annotations.NullMarked;
