/**
 * An answer as a stream: its frames, the lines and chunks that they become, and the pauses between them.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.stream.Frame};
 * {@link dev.armature.testkit.simulator.stream.SseLines} writes frames as lines. Knows no dialect. May see replies,
 * faults and HTTP.
 */
@NullMarked
package dev.armature.testkit.simulator.stream;

import org.jspecify.annotations.NullMarked;
