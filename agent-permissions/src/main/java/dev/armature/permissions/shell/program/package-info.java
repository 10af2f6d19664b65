/**
 * What does a program do with its words? Command models as data, and the languages that some programs carry within a word.
 *
 * <p>Start with {@link dev.armature.permissions.shell.program.Programs}. Knows nothing of scripts, paths or rules: it is given
 * the words of one start and names {@linkplain dev.armature.permissions.shell.program.Deed deeds}. An option, a word or a
 * program that is not listed is a deed too: one that is not understood.
 */
@NullMarked
package dev.armature.permissions.shell.program;

import org.jspecify.annotations.NullMarked;
