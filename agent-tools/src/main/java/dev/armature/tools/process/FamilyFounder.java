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

    private static final FamilyFounder WITH_JOB_CONTROL = new FamilyFounder(Optional.empty());
    private static final FamilyFounder OF_THIS_MACHINE =
            findSetsid().map(setsid -> new FamilyFounder(Optional.of(setsid))).orElse(WITH_JOB_CONTROL);

    private final Optional<Path> setsid;
    private final DeathWatch watch;

    private FamilyFounder(Optional<Path> setsid) {
        this.setsid = setsid;
        this.watch = setsid.isPresent() ? DeathWatch.overSessions(setsid.get().toString()) : DeathWatch.overGroups();
    }

    static FamilyFounder ofThisMachine() {
        return OF_THIS_MACHINE;
    }

    /** The way of machines without {@code setsid} and {@code /proc}. */
    static FamilyFounder withJobControl() {
        return WITH_JOB_CONTROL;
    }

    private static Optional<Path> findSetsid() {
        if (!Files.isReadable(PROC.resolve("self/stat")) || !Files.isReadable(PROC.resolve("self/environ"))) {
            return Optional.empty();
        }
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

    /** Sees to it that a family which is about to start ends with this process, however that ends. */
    DeathWatch.Watched watch(String mark, Path scratch) {
        return watch.begins(
                setsid.isPresent() ? mark : JobFamily.groupFile(scratch).toString());
    }

    ProcessFamily of(Process head, String mark, Path scratch) {
        return setsid.isPresent() ? new SessionFamily(PROC, head, mark) : new JobFamily(head, scratch);
    }
}
