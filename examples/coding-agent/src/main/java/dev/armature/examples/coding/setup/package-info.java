/**
 * From a command line and an environment to an agent: the user's folder, trust, settings, the model, the prompt.
 *
 * <p>Start with {@link dev.armature.examples.coding.setup.CodingAgent}.
 */
@NullMarked
package dev.armature.examples.coding.setup;

import org.jspecify.annotations.NullMarked;
