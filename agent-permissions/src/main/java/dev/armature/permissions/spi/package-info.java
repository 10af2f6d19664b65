/**
 * What others may tell the judge: what programs do, what else to look for, and which files there are.
 *
 * <p>Implement {@link dev.armature.permissions.spi.CommandModelProvider} or
 * {@link dev.armature.permissions.spi.CommandCheck} and declare it as a service. Being found changes nothing; the host names
 * what it wants. May look at {@code permissions.action} and {@code permissions.decision}.
 */
@NullMarked
package dev.armature.permissions.spi;

import org.jspecify.annotations.NullMarked;
