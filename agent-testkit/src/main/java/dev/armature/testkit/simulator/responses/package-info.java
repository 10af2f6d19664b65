/**
 * Responses: how its requests are read and its answers, events and errors written.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.responses.ResponsesDialect}. Knows nothing of the other dialects.
 */
@NullMarked
package dev.armature.testkit.simulator.responses;

import org.jspecify.annotations.NullMarked;
