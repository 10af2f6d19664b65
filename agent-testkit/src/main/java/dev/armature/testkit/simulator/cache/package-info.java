/**
 * The prefix cache of a model provider, rebuilt to the token: what a request reads, what it writes, and why it missed.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.cache.PrefixCache}; a {@link
 * dev.armature.testkit.simulator.cache.Prompt} is the body of a request taken apart into blocks. Usable without the
 * server. Of ours it sees the JSON reader only.
 */
@NullMarked
package dev.armature.testkit.simulator.cache;

import org.jspecify.annotations.NullMarked;
