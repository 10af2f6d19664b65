/**
 * Layered settings files, each value with where it comes from, folded into one immutable value. The permission part is
 * handed on unread to whoever understands it.
 *
 * <p>Start with {@link dev.armature.settings.Settings}. What a project's files may say is limited here, not by
 * convention: they can neither name keys and addresses nor start anything.
 */
@NullMarked
package dev.armature.settings;

import org.jspecify.annotations.NullMarked;
