/**
 * Fills text with facts; a missing fact is an error that names template, line and fact.
 *
 * <p>Start with {@link dev.armature.prompts.template.Template}. May look at {@code prompts.fact}.
 */
@NullMarked
package dev.armature.prompts.template;

import org.jspecify.annotations.NullMarked;
