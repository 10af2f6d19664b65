/**
 * Written rules: their grammar, where they come from, which of them speaks of a subject, and what is wrong with them.
 *
 * <p>Users come in by {@link dev.armature.permissions.rule.Rules} (rules in code) or
 * {@link dev.armature.permissions.rule.RuleSource} (rules in settings). Read {@code RuleParser} for the grammar and
 * {@code RuleSet} for what the engine asks. Knows nothing of how a command is analysed.
 */
@NullMarked
package dev.armature.permissions.rule;

import org.jspecify.annotations.NullMarked;
