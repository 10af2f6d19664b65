/**
 * What words stand for at one place of a script: expansions, braces, patterns, and what is known of the variables and folders
 * they depend on.
 *
 * <p>Start with {@link dev.armature.permissions.shell.word.Expander} and {@link dev.armature.permissions.shell.word.State}. What is not known
 * is a value of its own, never a guess.
 */
@NullMarked
package dev.armature.permissions.shell.word;

import org.jspecify.annotations.NullMarked;
