package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.git.GitOptions;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Kind;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.word.Paths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Rails that the words of one start break. */
public final class StartRails {

    private static final Set<String> FORMATTING = Set.of(
            ("mkswap wipefs shred blkdiscard fdisk sfdisk sgdisk parted cryptsetup badblocks hdparm mkdosfs mkntfs newfs"
                            + " gdisk cfdisk tune2fs resize2fs e2label sg_format grub-install dcfldd dc3dd fallocate debugfs")
                    .split(" "));
    private static final Set<String> OVERWRITING = Set.of("shred", "install", "fallocate", "sponge", "ed", "ex");
    private static final Set<String> MODES = Set.of("chmod", "chown", "chgrp", "chattr", "setfacl");

    private StartRails() {}

    public static void check(
            String program,
            List<Value> arguments,
            Paths paths,
            Surroundings around,
            Collected collected,
            TextRange place) {
        if (arguments.size() == 1
                && (arguments.getFirst().is("--help") || arguments.getFirst().is("--version"))) {
            return;
        }
        Optional<Rail> said =
                rail(program, () -> arguments.stream().map(Value::shown).toList());
        Optional<Rail> rail = said.isPresent() ? said : CodeRails.in(program, arguments);
        rail.ifPresent(broken -> collected.object(broken, "`" + program + "`", place));
        if (emptiesPrecious(program, arguments, paths, around)) {
            collected.object(Rail.RECURSIVE_DELETE, "`" + program + "`", place);
        }
        if (MODES.contains(program)
                && arguments.stream().anyMatch(word -> word.shown().matches("--rec\\w*|-(?=[a-zA-Z]*R)[a-zA-Z]*"))
                && arguments.stream().anyMatch(word -> PathRails.isPrecious(word, paths, around))) {
            collected.object(Rail.RECURSIVE_DELETE, "`" + program + " -R`", place);
        }
    }

    /** Whether there are rails about the program by its name. */
    public static boolean speakOf(String program) {
        return FORMATTING.contains(program) || isMakingFileSystem(program) || Sayings.areOf(program);
    }

    private static boolean isMakingFileSystem(String program) {
        return program.equals("mkfs") || program.startsWith("mkfs.") || program.startsWith("mke2fs");
    }

    /** {@code find /etc -exec shred {} +} and {@code rsync --delete nothing/ /} leave no more of a folder than {@code rm -r}. */
    private static boolean emptiesPrecious(String program, List<Value> arguments, Paths paths, Surroundings around) {
        return switch (program) {
            case "shred", "truncate", "unlink" ->
                arguments.stream()
                        .anyMatch(word ->
                                word instanceof Value.Below below && PathRails.isPrecious(below.root(), paths, around));
            case "rsync" ->
                arguments.stream().anyMatch(word -> word.shown().startsWith("--del"))
                        && PathRails.isPrecious(arguments.getLast(), paths, around);
            default -> false;
        };
    }

    private static Optional<Rail> rail(String program, Supplier<List<String>> words) {
        if (isMakingFileSystem(program)) {
            return Optional.of(Rail.RAW_DISK);
        }
        if (FORMATTING.contains(program)
                && words.get().stream().anyMatch(word -> word.startsWith("/dev/") || word.contains("of=/dev/"))
                && !onlyLooks(program, words.get())) {
            return Optional.of(Rail.RAW_DISK);
        }
        if (OVERWRITING.contains(program) && words.get().stream().anyMatch(PathRails::isSystemFile)) {
            return Optional.of(Rail.SYSTEM_FILES);
        }
        if (Kind.EVALUATES.isOf(program) && words.get().stream().anyMatch(word -> word.matches("/dev/(tcp|udp)/.*"))) {
            return Optional.of(Rail.FETCH_AND_RUN);
        }
        return switch (program) {
            case "kill" -> when(endsEverything(words.get()), Rail.KILL_ALL);
            case "git" -> when(rewritesHistory(words.get()), Rail.HISTORY_REWRITE);
            default -> Sayings.of(program, words);
        };
    }

    /** By program, the options with which it looks at a disk and does no more; without any, {@code wipefs} lists. */
    private static final Map<String, Set<String>> LOOKING = Map.of(
            "fdisk", Set.of("-l", "--list"),
            "sfdisk", Set.of("-l", "--list", "-d", "--dump"),
            "sgdisk", Set.of("-p", "--print"),
            "hdparm", Set.of("-I", "-i", "-t", "-T", "-tT", "-Tt", "-g"),
            "gdisk", Set.of("-l"),
            "tune2fs", Set.of("-l"),
            "resize2fs", Set.of("-P"),
            "debugfs", Set.of(),
            "badblocks", Set.of("-s", "-v", "-sv", "-vs"),
            "wipefs", Set.of());

    private static boolean onlyLooks(String program, List<String> words) {
        List<String> options =
                words.stream().filter(word -> !word.startsWith("/dev/")).toList();
        Set<String> looking = LOOKING.get(program);
        return looking != null
                && looking.containsAll(options)
                && (looking.isEmpty() || program.equals("badblocks") || !options.isEmpty());
    }

    private static Optional<Rail> when(boolean holds, Rail rail) {
        return holds ? Optional.of(rail) : Optional.empty();
    }

    /** {@code kill -9 1}, {@code kill -9 -1}; in {@code kill -1 123} and {@code kill -s 1 123} a signal is named so. */
    private static boolean endsEverything(List<String> words) {
        if (words.isEmpty() || words.getFirst().matches("-[lL].*|-0")) {
            return false;
        }
        boolean isSignalApart = words.getFirst().matches("-[sn]|--signal");
        boolean isSignal = isSignalApart || words.getFirst().startsWith("-");
        return words.stream().skip(isSignalApart ? 2 : isSignal ? 1 : 0).anyMatch(word -> word.matches("-?1"));
    }

    private static boolean rewritesHistory(List<String> words) {
        boolean isTried = words.contains("--dry-run") && words.stream().noneMatch(word -> word.startsWith("--no-d"));
        if (!words.contains("push") || isTried) {
            return false;
        }
        int subcommand = GitOptions.subcommand(words);
        boolean isKnown = subcommand < words.size() && words.get(subcommand).matches("[a-z-]+");
        int push = isKnown ? subcommand : words.indexOf("push");
        return push >= 0
                && words.get(push).equals("push")
                && words.subList(push + 1, words.size()).stream()
                        .anyMatch(word ->
                                word.matches("-(?=[a-z]*f)[a-z]*|--fo\\w*.*|--mi\\w*|--de\\w*|--prune|-d|\\+.*|:.+"));
    }
}
