package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.git.GitOptions;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.word.Paths;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Rails that the words of one start break. */
public final class StartRails {

    private static final Set<String> FORMATTING =
            Set.of("mkswap wipefs shred blkdiscard fdisk sfdisk sgdisk parted cryptsetup badblocks hdparm".split(" "));
    private static final Set<String> POWER = Set.of("reboot", "halt", "poweroff", "shutdown", "telinit");
    private static final Set<String> POWER_WORDS = Set.of("reboot", "halt", "poweroff", "kexec", "rescue", "emergency");
    private static final Set<String> MODES = Set.of("chmod", "chown", "chgrp", "chattr", "setfacl");

    private StartRails() {}

    public static void check(
            String program,
            List<Value> arguments,
            Paths paths,
            Surroundings around,
            Collected collected,
            TextRange place) {
        rail(program, () -> arguments.stream().map(Value::shown).toList())
                .ifPresent(rail -> collected.object(rail, "`" + program + "`", place));
        if (MODES.contains(program)
                && arguments.stream().anyMatch(word -> word.shown().matches("--recursive|-[a-zA-Z]*R[a-zA-Z]*"))
                && arguments.stream().anyMatch(word -> PathRails.isPrecious(word, paths, around))) {
            collected.object(Rail.RECURSIVE_DELETE, "`" + program + " -R`", place);
        }
    }

    private static Optional<Rail> rail(String program, Supplier<List<String>> words) {
        if (program.equals("mkfs") || program.startsWith("mkfs.") || program.startsWith("mke2fs")) {
            return Optional.of(Rail.RAW_DISK);
        }
        if (FORMATTING.contains(program) && words.get().stream().anyMatch(word -> word.startsWith("/dev/"))) {
            return Optional.of(Rail.RAW_DISK);
        }
        if (POWER.contains(program)) {
            return Optional.of(Rail.POWER);
        }
        return switch (program) {
            case "init" -> when(words.get().contains("0") || words.get().contains("6"), Rail.POWER);
            case "systemctl" -> when(words.get().stream().anyMatch(POWER_WORDS::contains), Rail.POWER);
            case "kill" -> when(endsEverything(words.get()), Rail.KILL_ALL);
            case "userdel", "deluser" -> Optional.of(Rail.ACCOUNTS);
            case "iptables", "ip6tables" ->
                when(
                        words.get().stream().anyMatch(Set.of("-F", "--flush", "-X", "--delete-chain")::contains),
                        Rail.FIREWALL);
            case "nft" -> when(words.get().contains("flush"), Rail.FIREWALL);
            case "ufw" -> when(words.get().contains("disable") || words.get().contains("reset"), Rail.FIREWALL);
            case "nc", "ncat", "netcat" ->
                when(
                        words.get().stream().anyMatch(word -> word.matches("-[a-z]*[ec]|--exec|--sh-exec")),
                        Rail.REMOTE_SHELL);
            case "socat" ->
                when(
                        words.get().stream()
                                .anyMatch(word -> word.toLowerCase(Locale.ROOT).matches("(exec|system):.*")),
                        Rail.REMOTE_SHELL);
            case "git" -> when(rewritesHistory(words.get()), Rail.HISTORY_REWRITE);
            default -> Optional.empty();
        };
    }

    private static Optional<Rail> when(boolean holds, Rail rail) {
        return holds ? Optional.of(rail) : Optional.empty();
    }

    /** {@code kill -9 1}, {@code kill -9 -1}; in {@code kill -1 123} and {@code kill -s 1 123} a signal is named so. */
    private static boolean endsEverything(List<String> words) {
        if (words.isEmpty() || words.getFirst().matches("-[lL].*")) {
            return false;
        }
        boolean isSignalApart = words.getFirst().matches("-[sn]|--signal");
        boolean isSignal = isSignalApart || words.getFirst().startsWith("-");
        return words.stream().skip(isSignalApart ? 2 : isSignal ? 1 : 0).anyMatch(word -> word.matches("-?1"));
    }

    private static boolean rewritesHistory(List<String> words) {
        if (!words.contains("push")) {
            return false;
        }
        int subcommand = GitOptions.subcommand(words);
        boolean isKnown = subcommand < words.size() && words.get(subcommand).matches("[a-z-]+");
        int push = isKnown ? subcommand : words.indexOf("push");
        return push >= 0
                && words.get(push).equals("push")
                && words.subList(push + 1, words.size()).stream()
                        .anyMatch(word -> word.matches("-[a-z]*f[a-z]*|--force.*|--mirror|--delete|-d|\\+.*"));
    }
}
