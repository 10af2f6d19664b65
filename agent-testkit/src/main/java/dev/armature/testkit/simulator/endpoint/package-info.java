/**
 * The way of a request through the simulator: who is let in, what is checked, asked, counted and written down.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.endpoint.Router}, then {@code CompletionEndpoint}; what they share
 * is in {@link dev.armature.testkit.simulator.endpoint.Machinery}. May see all other rooms of the simulator.
 */
@NullMarked
package dev.armature.testkit.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
