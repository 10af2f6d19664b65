/**
 * What would a shell command do? Walks a parsed script, lists every program that it might start and every file that it opens,
 * and says of each why it is not proved to only read. Rails are looked for in the same walk.
 *
 * <p>Start with {@link dev.armature.permissions.shell.ShellJudge}. Knows no rules. Fails closed: what is not understood is a part that is not
 * proved.
 */
@NullMarked
package dev.armature.permissions.shell;

import org.jspecify.annotations.NullMarked;
