/**
 * Tells people and programs what a run does.
 *
 * <p>Start with {@link dev.armature.examples.coding.report.Report}.
 */
@NullMarked
package dev.armature.examples.coding.report;

import org.jspecify.annotations.NullMarked;
