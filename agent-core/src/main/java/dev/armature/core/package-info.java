/**
 * The front door: build an {@code Agent}, open a {@code Session}, follow a {@code Run}.
 *
 * <p>Sees every room of this module; no room looks back.
 */
@NullMarked
package dev.armature.core;

import org.jspecify.annotations.NullMarked;
