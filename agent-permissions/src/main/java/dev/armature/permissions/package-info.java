/**
 * May this happen? Give {@code PermissionEngine} an {@code Action}, get a {@code Decision} with reasons.
 *
 * <p>The front door: sees every room of this module; no room looks back.
 */
@NullMarked
package dev.armature.permissions;

import org.jspecify.annotations.NullMarked;
