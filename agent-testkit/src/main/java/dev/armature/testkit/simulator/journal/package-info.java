/**
 * One entry for each request: what was asked, what came of it, what it cost.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.journal.JournalEntry}. Entries are written elsewhere, by the
 * endpoints. May see requests, faults and the cache.
 */
@NullMarked
package dev.armature.testkit.simulator.journal;

import org.jspecify.annotations.NullMarked;
