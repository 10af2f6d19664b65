/**
 * How another jar offers prompt sections.
 *
 * <p>Implement {@link dev.armature.prompts.spi.PromptSectionProvider} and declare it as a service. May look at
 * {@code prompts.section}.
 */
@NullMarked
package dev.armature.prompts.spi;

import org.jspecify.annotations.NullMarked;
