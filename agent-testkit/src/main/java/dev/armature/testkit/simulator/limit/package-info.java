/**
 * Rate limits: who is let in now, and who is told to come back.
 *
 * <p>One class, {@link dev.armature.testkit.simulator.limit.RateLimiter}. May see the provider.
 */
@NullMarked
package dev.armature.testkit.simulator.limit;

import org.jspecify.annotations.NullMarked;
