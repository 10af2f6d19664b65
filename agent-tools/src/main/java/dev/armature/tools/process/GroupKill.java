package dev.armature.tools.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends SIGKILL to a process group, which Java cannot do by itself. */
final class GroupKill {

    private GroupKill() {}

    /** Best effort: single kills follow. */
    static void of(long group) {
        try {
            Process kill = new ProcessBuilder(
                            "/bin/bash",
                            "--noprofile",
                            "--norc",
                            "-c",
                            "kill -s KILL -- \"-$1\"",
                            "kill",
                            String.valueOf(group))
                    .redirectInput(ProcessBuilder.Redirect.from(Scratch.NOTHING))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(1, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            return; // no process to be had: the single kills need none
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
