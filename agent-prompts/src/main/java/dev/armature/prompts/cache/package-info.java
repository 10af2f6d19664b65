/**
 * What of a prompt is cached: where the breakpoints go, what broke the prefix, what it cost and the least it could have
 * cost.
 *
 * <p>Start with {@link dev.armature.prompts.cache.SegmentChain}, the prompt as segments that carry their hashes;
 * {@link dev.armature.prompts.cache.BreakpointPlanner} marks it, {@link dev.armature.prompts.cache.CacheWatch} follows a
 * conversation and explains every miss, and {@link dev.armature.prompts.cache.IdleAdvice} says what to do while nobody asks.
 * Knows no provider: whoever encodes a request makes the segments. May look at {@code prompts.section}.
 *
 * <p>A provider keeps an entry for the prompt up to a mark and finds it again when a later prompt has the same bytes up to
 * there. So everything here follows one rule: a prompt only ever grows at its end, and its end is always marked.
 */
@NullMarked
package dev.armature.prompts.cache;

import org.jspecify.annotations.NullMarked;
