/**
 * What to expect of runs, results, transcripts and requests, in the manner of AssertJ, which a test must bring itself.
 *
 * <p>Start with {@link dev.armature.testkit.assertions.AgentAssertions}.
 */
@NullMarked
package dev.armature.testkit.assertions;

import org.jspecify.annotations.NullMarked;
