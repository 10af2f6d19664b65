/**
 * How another jar offers tools.
 *
 * <p>Implement {@link dev.armature.tools.spi.ToolProvider} and declare it as a service. May look at {@code tools.contract}.
 */
@NullMarked
package dev.armature.tools.spi;

import org.jspecify.annotations.NullMarked;
