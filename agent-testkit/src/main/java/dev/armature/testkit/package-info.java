/**
 * The front door: a model that follows a script, and the JUnit extension that gives a test all it needs.
 *
 * <p>Start with {@link dev.armature.testkit.ScriptedModel} and {@link dev.armature.testkit.AgentTest}; everything else is a
 * room of its own.
 */
@NullMarked
package dev.armature.testkit;

import org.jspecify.annotations.NullMarked;
