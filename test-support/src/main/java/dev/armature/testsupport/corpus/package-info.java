/**
 * Reads corpora: files with one JSON object per line, each object a record of the test that uses it.
 *
 * <p>Start with {@link dev.armature.testsupport.corpus.Corpus}.
 */
@NullMarked
package dev.armature.testsupport.corpus;

import org.jspecify.annotations.NullMarked;
