/**
 * The tool that runs commands: Bash.
 *
 * <p>Start with {@link dev.armature.toolbox.builtin.shell.BashTool}. Processes are started by the room {@code process}, and what
 * a command may do is judged before it gets here.
 */
@NullMarked
package dev.armature.toolbox.builtin.shell;

import org.jspecify.annotations.NullMarked;
