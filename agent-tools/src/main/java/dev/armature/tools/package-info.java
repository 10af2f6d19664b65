/**
 * The tools that jars offer, found by name.
 *
 * <p>The front door: sees every room of this module; no room looks back. What a tool is, is in the room {@code contract}.
 */
@NullMarked
package dev.armature.tools;

import org.jspecify.annotations.NullMarked;
