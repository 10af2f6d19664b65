/**
 * Tokens, money and what may be spent of both.
 *
 * <p>Start with {@link dev.armature.core.usage.Usage} and {@link dev.armature.core.usage.Budget}. Imports only
 * {@code core.data} of ours.
 */
@NullMarked
package dev.armature.core.usage;

import org.jspecify.annotations.NullMarked;
