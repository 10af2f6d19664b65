/**
 * Text as models say it, for the doubles and for the simulator.
 *
 * <p>One class, {@link dev.armature.testkit.text.Pieces}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.text;

import org.jspecify.annotations.NullMarked;
