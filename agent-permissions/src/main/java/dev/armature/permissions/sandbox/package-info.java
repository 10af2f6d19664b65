/**
 * The second wall: what a command can touch while it runs, whatever it tries.
 *
 * <p>Start with {@link dev.armature.permissions.sandbox.SandboxPolicy}. Only values: a policy, and what it is in the words of
 * bubblewrap. Nothing here starts a process. May look at {@code permissions.path}.
 */
@NullMarked
package dev.armature.permissions.sandbox;

import org.jspecify.annotations.NullMarked;
