/**
 * The one JSON reader and writer of the simulator.
 *
 * <p>One class, {@link dev.armature.testkit.simulator.json.Json}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.simulator.json;

import org.jspecify.annotations.NullMarked;
