package dev.armature.tools.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Finds a family by its process group, which a bash with job control made for it. The bash stays outside the group, waits
 * for the head and takes over its exit code.
 */
final class JobFamily implements ProcessFamily {
    /** What the wrapping shell itself says of its job ("Done") is nobody's business, hence the detour of stream 2. */
    private static final String WRAPPER =
            "set -m; exec 3>&2 2>/dev/null; \"${@:2}\" <&0 2>&3 3>&- & echo $! >|\"$1\"; wait $!";

    private final Process wrapper;
    private final Path groupFile;

    JobFamily(Process wrapper, Path scratch) {
        this.wrapper = wrapper;
        this.groupFile = groupFile(scratch);
    }

    static List<String> argv(List<String> argv, Path scratch) {
        List<String> asJob = new ArrayList<>(List.of(
                "/bin/bash",
                "--noprofile",
                "--norc",
                "-c",
                WRAPPER,
                "bash",
                groupFile(scratch).toString()));
        asJob.addAll(argv);
        return asJob;
    }

    static Path groupFile(Path scratch) {
        return scratch.resolve("group");
    }

    @Override
    public List<ProcessHandle> living() {
        Map<Long, ProcessHandle> members = new LinkedHashMap<>();
        wrapper.descendants().forEach(child -> members.put(child.pid(), child));
        OptionalLong group = group();
        if (group.isPresent()) {
            membersOf(group.getAsLong())
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(handle -> members.put(pid, handle)));
        }
        return members.values().stream().filter(ProcessHandle::isAlive).toList();
    }

    private OptionalLong group() {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readString(groupFile, StandardCharsets.US_ASCII).trim()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // not started yet
        }
    }

    /** Asks {@code ps}, whose columns POSIX defines. Zombies are left out by their state. */
    private static List<Long> membersOf(long group) {
        List<Long> pids = new ArrayList<>();
        try {
            Process ps = new ProcessBuilder("ps", "-A", "-o", "pid=,pgid=,state=")
                    .redirectInput(ProcessBuilder.Redirect.from(Scratch.NOTHING))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String table = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : table.split("\n", -1)) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields.length >= 3 && fields[1].equals(String.valueOf(group)) && !fields[2].startsWith("Z")) {
                    pids.add(Long.parseLong(fields[0]));
                }
            }
            ps.waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            return pids; // no `ps`: descendants alone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return pids;
    }

    @Override
    public void killGroup() {
        OptionalLong group = group();
        if (group.isPresent()) {
            GroupKill.of(group.getAsLong());
        }
    }
}
