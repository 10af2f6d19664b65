/**
 * Which of the names there are was probably meant by one that there is not: what the answer to a misspelt name can offer.
 *
 * <p>Start with {@link dev.armature.tools.text.NearestNames}. Ground floor.
 */
@NullMarked
package dev.armature.tools.text;

import org.jspecify.annotations.NullMarked;
