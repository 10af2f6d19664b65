/**
 * The append-only transcript of a conversation: what was said, what was about to be done, what became of it.
 *
 * <p>Start with {@link dev.armature.core.session.Transcript} and {@link dev.armature.core.session.EntryBody}; a
 * {@link dev.armature.core.session.SessionStore} keeps transcripts, and one writer at a time holds each. What a model
 * sees is a {@link dev.armature.core.session.View}, folded from the entries. May look at {@code message}, {@code usage}
 * and {@code tools.content}.
 */
@NullMarked
package dev.armature.core.session;

import org.jspecify.annotations.NullMarked;
