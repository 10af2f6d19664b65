/**
 * The one JSON reader and writer of the simulator.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.json.Json}; {@link dev.armature.testkit.simulator.json.Fields} is for
 * what people write. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.simulator.json;

import org.jspecify.annotations.NullMarked;
