/**
 * The second wall: what a command can touch while it runs, whatever it tries.
 *
 * <p>Start with {@link dev.armature.permissions.sandbox.SandboxPolicy}. A policy, and what it is in the words of bubblewrap, which
 * depends on what is there when it is asked. Nothing here starts a process.
 */
@NullMarked
package dev.armature.permissions.sandbox;

import org.jspecify.annotations.NullMarked;
