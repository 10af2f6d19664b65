/**
 * What one judgement sees of the files: where paths stand, where links lead, what a search would open, which settings git
 * would read.
 *
 * <p>Start with {@link dev.armature.permissions.shell.file.Seen}. Each look is paid for and remembered, so a judgement sees each thing once
 * and as one.
 */
@NullMarked
package dev.armature.permissions.shell.file;

import org.jspecify.annotations.NullMarked;
