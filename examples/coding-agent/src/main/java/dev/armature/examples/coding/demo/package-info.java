/**
 * The demo: a project with a fault, and an agent that mends it.
 *
 * <p>Start with {@link dev.armature.examples.coding.demo.Demo}.
 */
@NullMarked
package dev.armature.examples.coding.demo;

import org.jspecify.annotations.NullMarked;
