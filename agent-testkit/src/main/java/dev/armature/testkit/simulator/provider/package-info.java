/**
 * The provider that the simulator pretends to be: its models, its limits, its way with replayed reasoning.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.provider.SimModel}; the models that come with it are in
 * {@code models.json} beside it. Of ours it sees the JSON room, and of the cache the levels of a
 * prompt.
 */
@NullMarked
package dev.armature.testkit.simulator.provider;

import org.jspecify.annotations.NullMarked;
