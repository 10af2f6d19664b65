/**
 * How far this program may connect. Whatever of ours connects anywhere asks here first.
 *
 * <p>Start with {@link dev.armature.tools.network.LoopbackHold}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.tools.network;

import org.jspecify.annotations.NullMarked;
