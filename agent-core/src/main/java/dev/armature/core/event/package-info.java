/**
 * Everything an onlooker can be told during a run, and how a run can end.
 *
 * <p>Start with {@link dev.armature.core.event.AgentEvent} and {@link dev.armature.core.event.RunResult}. Nouns only.
 */
@NullMarked
package dev.armature.core.event;

import org.jspecify.annotations.NullMarked;
