/**
 * Allow, Ask or Deny with typed reasons; the strictest wins. Also the modes and what an action would do.
 *
 * <p>Start with {@link dev.armature.permissions.decision.Decision}. May look at {@code action} only.
 */
@NullMarked
package dev.armature.permissions.decision;

import org.jspecify.annotations.NullMarked;
