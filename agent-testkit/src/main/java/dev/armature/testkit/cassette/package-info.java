/**
 * A model's answers kept in a file, and played again without the model.
 *
 * <p>Start with {@link dev.armature.testkit.cassette.Cassette}. What of a request counts is in {@code RequestText}, what
 * must never be written down in {@code Redaction}, what the file looks like in {@code CassetteFile}.
 */
@NullMarked
package dev.armature.testkit.cassette;

import org.jspecify.annotations.NullMarked;
