/**
 * Doubles for testing agents: a model that follows a script.
 *
 * <p>Start with {@link dev.armature.testkit.ScriptedModel}; the simulated server is a room of its own.
 */
@NullMarked
package dev.armature.testkit;

import org.jspecify.annotations.NullMarked;
