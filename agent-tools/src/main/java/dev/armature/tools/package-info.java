/**
 * The built-in tools, ready to be handed to an agent.
 *
 * <p>The front door: sees every room of this module; no room looks back.
 */
@NullMarked
package dev.armature.tools;

import org.jspecify.annotations.NullMarked;
