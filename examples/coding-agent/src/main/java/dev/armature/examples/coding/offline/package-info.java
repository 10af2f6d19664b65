/**
 * A stand-in for a language model, so that the coding agent can be tried without a key and without a network: a
 * deterministic planner that finds and renames names, summarises projects and repairs single faults in small Java projects.
 *
 * <p>Come in by {@link OfflineModel}. Each kind of task is one plan, written as straight code over the desk of tools:
 * {@code Finding}, {@code Renaming}, {@code Summarising}, and {@code repair.Repairing}.
 */
@NullMarked
package dev.armature.examples.coding.offline;

import org.jspecify.annotations.NullMarked;
