/**
 * Transcripts as text to read and to compare.
 *
 * <p>One class, {@link dev.armature.testkit.transcript.TranscriptText}.
 */
@NullMarked
package dev.armature.testkit.transcript;

import org.jspecify.annotations.NullMarked;
