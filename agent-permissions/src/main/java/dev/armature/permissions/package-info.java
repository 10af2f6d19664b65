/**
 * May this happen? Give {@code PermissionEngine} an {@code Action}, get an {@code Assessment} with reasons.
 *
 * <p>The front door: sees every room of this module; no room looks back. Read
 * {@link dev.armature.permissions.PermissionEngine} first, then {@code Evaluation} for the order in which things speak.
 */
@NullMarked
package dev.armature.permissions;

import org.jspecify.annotations.NullMarked;
