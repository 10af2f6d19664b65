/**
 * What is the model told, and what of it is cached?
 *
 * <p>The front door is {@link dev.armature.prompts.SystemPrompt}: sections in, blocks of stable bytes out, most stable
 * first. What happens to those bytes at a provider is the business of {@code prompts.cache}. This package sees every room of
 * the module; no room sees it.
 */
@NullMarked
package dev.armature.prompts;

import org.jspecify.annotations.NullMarked;
