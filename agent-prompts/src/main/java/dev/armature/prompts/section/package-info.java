/**
 * A piece of prompt, the facts it needs and how stable it is.
 *
 * <p>Start with {@link dev.armature.prompts.section.PromptSection} and
 * {@link dev.armature.prompts.section.Stability}. May look at {@code prompts.fact}.
 */
@NullMarked
package dev.armature.prompts.section;

import org.jspecify.annotations.NullMarked;
