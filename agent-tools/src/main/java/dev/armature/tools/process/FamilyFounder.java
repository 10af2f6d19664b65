package dev.armature.tools.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses how the family of a process is kept together on this machine. */
final class FamilyFounder {
    private static final Path PROC = Path.of("/proc");

    private final Optional<Path> setsid;

    private FamilyFounder(Optional<Path> setsid) {
        this.setsid = setsid;
    }

    static FamilyFounder ofThisMachine() {
        boolean hasProc = Files.isReadable(PROC.resolve("self/stat")) && Files.isReadable(PROC.resolve("self/environ"));
        return hasProc ? new FamilyFounder(findSetsid()) : withJobControl();
    }

    /** The way of machines without {@code setsid} and {@code /proc}. */
    static FamilyFounder withJobControl() {
        return new FamilyFounder(Optional.empty());
    }

    private static Optional<Path> findSetsid() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The arguments that start {@code argv} as the head of a family. */
    List<String> argv(List<String> argv, Path scratch) {
        if (setsid.isEmpty()) {
            return JobFamily.argv(argv, scratch);
        }
        List<String> inSession = new ArrayList<>(List.of(setsid.get().toString()));
        inSession.addAll(argv);
        return inSession;
    }

    ProcessFamily of(Process head, String mark, Path scratch) {
        return setsid.isPresent() ? new SessionFamily(PROC, head, mark) : new JobFamily(head, scratch);
    }
}
