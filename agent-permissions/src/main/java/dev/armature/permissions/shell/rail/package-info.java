/**
 * The rails: what no rule and no mode allows, because nobody could take it back.
 *
 * <p>They look at words as they are, whether or not a program is understood, and at what the parts of a pipeline or a
 * substitution do together.
 */
@NullMarked
package dev.armature.permissions.shell.rail;

import org.jspecify.annotations.NullMarked;
