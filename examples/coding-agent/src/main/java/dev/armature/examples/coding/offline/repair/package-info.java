/**
 * Repairs a small Java project whose test fails: reads the failure, ranks single-token changes by how near they are to it,
 * and tries them one after the other.
 *
 * <p>Start with {@link Repairing}; a {@code Failure} is what the test said, a {@code Candidate} what might repair it.
 */
@NullMarked
package dev.armature.examples.coding.offline.repair;

import org.jspecify.annotations.NullMarked;
