/**
 * Which rules speak of a subject: their grammar, their matching, their lint and their own examples.
 *
 * <p>Read {@code RuleParser} for the grammar, {@code Subject} for what rules are held against, and {@code RuleSet} for what the
 * engine asks. Knows nothing of how a command is analysed.
 */
@NullMarked
package dev.armature.permissions.matching;

import org.jspecify.annotations.NullMarked;
