package dev.armature.tools.process;

import java.util.List;

/**
 * A process and all that it started, found again even after parents have died.
 *
 * <p>A parent's death tears the tree, so ancestry cannot be relied on. There are two ways, chosen by {@link FamilyFounder}:
 *
 * <ul>
 *   <li>{@link SessionFamily}, on Linux with {@code setsid}: a session of its own, and a mark in the environment that also
 *       finds those who left the session. It loses only a process that leaves its session <em>and</em> erases its
 *       environment.
 *   <li>{@link JobFamily}, elsewhere: a process group of its own by the shell's job control. It loses a process that leaves
 *       its group.
 * </ul>
 */
interface ProcessFamily {

    /** Those alive now, zombies excluded. Never throws; one that cannot be looked at counts as gone. */
    List<ProcessHandle> living();

    /** Kills the group in one stroke, so that nothing forks between two single kills. */
    void killGroup();
}
