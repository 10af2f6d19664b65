/**
 * The built-in tools, ready to be handed to an agent.
 *
 * <p>The front door: start with {@link dev.armature.toolbox.BuiltInTools}. It sees every room of this module; no room looks
 * back. Nothing here is known to the engine, which sees tools and not whose they are.
 */
@NullMarked
package dev.armature.toolbox;

import org.jspecify.annotations.NullMarked;
