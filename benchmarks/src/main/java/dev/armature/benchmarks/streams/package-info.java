/**
 * Many conversations at once: whether each gets what it is sent, and what it costs to hold them open.
 *
 * <p>Start with {@link ManyStreams}; {@code benchmarks/streams} runs it.
 */
@NullMarked
package dev.armature.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
