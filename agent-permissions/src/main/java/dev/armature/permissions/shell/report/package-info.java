/**
 * What the walk of a script finds: the parts of which the script is made up, what is doubtful in them, the rails they would
 * break.
 *
 * <p>Start with {@link dev.armature.permissions.shell.report.Report}, which leaves, and {@link dev.armature.permissions.shell.report.Collected},
 * where it is gathered and all work is paid for.
 */
@NullMarked
package dev.armature.permissions.shell.report;

import org.jspecify.annotations.NullMarked;
