/**
 * The sections we ship: one class and one {@code .md} file each.
 *
 * <p>The class says where the section stands and which facts it needs, the file what the model reads. Start with
 * {@link dev.armature.prompts.standard.StandardSections}. May look at {@code prompts.fact}, {@code prompts.section} and
 * {@code prompts.template}.
 */
@NullMarked
package dev.armature.prompts.standard;

import org.jspecify.annotations.NullMarked;
