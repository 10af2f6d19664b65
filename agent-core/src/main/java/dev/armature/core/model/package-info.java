/**
 * What a model is: what is asked of it, how it answers, how it fails, and how one ask becomes several attempts.
 *
 * <p>Start with {@link dev.armature.core.model.Model}. Wire formats are rooms of their own and know this one.
 */
@NullMarked
package dev.armature.core.model;

import org.jspecify.annotations.NullMarked;
