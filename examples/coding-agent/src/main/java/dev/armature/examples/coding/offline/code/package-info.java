/**
 * Source code as far as a planner has to understand it: words, comments and literals of many languages, and where Java
 * methods begin and end. No types, no resolution of names.
 *
 * <p>Start with {@link Lexer} and {@link Language}. Imports nothing of ours (ground floor).
 */
@NullMarked
package dev.armature.examples.coding.offline.code;

import org.jspecify.annotations.NullMarked;
