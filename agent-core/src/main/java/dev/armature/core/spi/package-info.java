/**
 * What other jars may add. Found by {@link java.util.ServiceLoader}; used only where the host names it.
 *
 * <p>Start with {@link dev.armature.core.spi.ModelProvider}.
 */
@NullMarked
package dev.armature.core.spi;

import org.jspecify.annotations.NullMarked;
