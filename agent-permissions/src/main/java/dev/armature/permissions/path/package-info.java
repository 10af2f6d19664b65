/**
 * Is this path inside, outside, protected, or playing tricks (links, {@code ..}, case, devices)?
 *
 * <p>Start with {@link dev.armature.permissions.path.Places}. Touches the file system only through {@link dev.armature.permissions.spi.FileView}.
 */
@NullMarked
package dev.armature.permissions.path;

import org.jspecify.annotations.NullMarked;
