/**
 * Answers of models that are there from the beginning, for all doubles of models.
 *
 * <p>One class, {@link dev.armature.testkit.stream.ReadyStream}.
 */
@NullMarked
package dev.armature.testkit.stream;

import org.jspecify.annotations.NullMarked;
