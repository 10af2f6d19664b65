/**
 * Reads shell text into a tree. Knows nothing of permissions.
 *
 * <p>Start with {@link dev.armature.permissions.shell.syntax.ShellParser}; the words of the tree are {@link
 * dev.armature.permissions.shell.syntax.Command}, {@link dev.armature.permissions.shell.syntax.Word} and {@link
 * dev.armature.permissions.shell.syntax.WordPart}, named as POSIX and the bash manual name them. What isn't understood
 * becomes {@link dev.armature.permissions.shell.syntax.Parse.Unparsed} and is never guessed at. Imports nothing of ours
 * (ground floor).
 */
@NullMarked
package dev.armature.permissions.shell.syntax;

import org.jspecify.annotations.NullMarked;
