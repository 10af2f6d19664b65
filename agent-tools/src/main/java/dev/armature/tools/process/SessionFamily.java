package dev.armature.tools.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a family in {@code /proc}: the members of its session, and whoever carries its mark in the environment. */
final class SessionFamily implements ProcessFamily {
    private final Path proc;
    private final Process head;
    private final byte[] mark;

    /** {@code setsid} made the head's id that of the session. */
    SessionFamily(Path proc, Process head, String mark) {
        this.proc = proc;
        this.head = head;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public List<ProcessHandle> living() {
        List<ProcessHandle> members = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (isMember(process, pid)) {
                    ProcessHandle.of(pid).ifPresent(members::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            ProcessHandle alone = head.toHandle();
            return alone.isAlive() ? List.of(alone) : List.of();
        }
        return members;
    }

    /** The head counts from its first moment, when it has neither session nor mark yet. */
    private boolean isMember(Path process, long pid) {
        try {
            Optional<Stat> stat = Stat.of(process);
            return stat.isPresent()
                    && stat.get().alive()
                    && (stat.get().session() == head.pid()
                            || (pid == head.pid() && head.isAlive())
                            || carriesMark(process));
        } catch (IOException e) {
            return false; // gone meanwhile, or somebody else's
        }
    }

    private boolean carriesMark(Path process) throws IOException {
        byte[] environ = Files.readAllBytes(process.resolve("environ"));
        for (int at = 0; at + mark.length <= environ.length; at++) {
            if (environ[at] == mark[0] && matches(environ, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] environ, int at) {
        for (int i = 1; i < mark.length; i++) {
            if (environ[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** While the session has a member its number cannot be given to a stranger. */
    @Override
    public void killGroup() {
        boolean sessionLives =
                living().stream().anyMatch(member -> inSession(proc.resolve(String.valueOf(member.pid()))));
        if (sessionLives) {
            GroupKill.of(head.pid());
        }
    }

    private boolean inSession(Path process) {
        try {
            return Stat.of(process).filter(stat -> stat.session() == head.pid()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** What {@code /proc/<pid>/stat} says: {@code pid (name) state ppid pgrp session ...}; the name can hold anything. */
    record Stat(boolean alive, long session) {
        static Optional<Stat> of(Path process) throws IOException {
            return parse(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
        }

        static Optional<Stat> parse(String line) {
            int afterName = line.lastIndexOf(')');
            String[] fields = line.substring(afterName + 1).trim().split(" ", 5);
            if (afterName < 0 || fields.length < 5) {
                return Optional.empty();
            }
            boolean alive = !fields[0].equals("Z") && !fields[0].equals("X");
            return Optional.of(new Stat(alive, Long.parseLong(fields[3])));
        }
    }
}
