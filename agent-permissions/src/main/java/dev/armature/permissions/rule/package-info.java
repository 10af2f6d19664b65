/**
 * Written rules, where they come from, and what is wrong with them.
 *
 * <p>Users come in by {@link dev.armature.permissions.rule.Rules} (rules in code) or
 * {@link dev.armature.permissions.rule.RuleSource} (rules in settings, read from their own JSON object). What a rule says is
 * text here; {@code permissions.matching} reads it.
 */
@NullMarked
package dev.armature.permissions.rule;

import org.jspecify.annotations.NullMarked;
