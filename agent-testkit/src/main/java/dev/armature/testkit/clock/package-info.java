/**
 * Time for tests: it passes when it is told to.
 *
 * <p>One class, {@link dev.armature.testkit.clock.VirtualClock}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.clock;

import org.jspecify.annotations.NullMarked;
