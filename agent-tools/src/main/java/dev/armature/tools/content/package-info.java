/**
 * What a tool can give back: text, images, references to stored output; and the port to where output is stored.
 *
 * <p>Start with {@link dev.armature.tools.content.Content}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.tools.content;

import org.jspecify.annotations.NullMarked;
