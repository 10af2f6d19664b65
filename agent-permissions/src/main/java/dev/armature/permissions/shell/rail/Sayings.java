package dev.armature.permissions.shell.rail;

import dev.armature.permissions.shell.report.Rail;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Programs that break a rail by their name, or by what their words say. */
final class Sayings {

    /** By program, what its words say when it breaks a rail, with a blank around each; nothing if its name is enough. */
    private static final Map<String, Map<Rail, Pattern>> SAYINGS = sayings();

    private static Map<String, Map<Rail, Pattern>> sayings() {
        Map<String, Map<Rail, Pattern>> all = new HashMap<>();
        say(all, Rail.POWER, "reboot halt poweroff shutdown telinit", "");
        say(all, Rail.POWER, "init", " [016sS] ");
        say(all, Rail.POWER, "loginctl", " (reboot|halt|poweroff) ");
        say(all, Rail.POWER, "kexec", " (-e|--exec) ");
        say(all, Rail.POWER, "umount", " (-\\w*a\\w*|--all) | / ");
        say(all, Rail.POWER, "swapoff", " (-a|--all) ");
        say(all, Rail.POWER, "mount", " \\S*remount\\S* / ");
        say(all, Rail.POWER, "systemctl", " (reboot|halt|poweroff|kexec|(isolate )?(rescue|emergency)(\\.target)?) ");
        say(
                all,
                Rail.DEFENCES,
                "systemctl",
                "^(?=.* (stop|disable|mask) ).* (auditd|apparmor|firewalld|ufw|nftables|iptables|fail2ban)[ .]");
        say(all, Rail.DEFENCES, "service", " (auditd|apparmor|firewalld|ufw|nftables|iptables|fail2ban) stop ");
        say(all, Rail.DEFENCES, "setenforce", "(?i) (0|permissive) ");
        say(all, Rail.DEFENCES, "spctl", " --(master|global)-disable ");
        say(all, Rail.DEFENCES, "csrutil", " disable ");
        say(all, Rail.DEFENCES, "auditctl", " (-D|-e ?0) ");
        say(all, Rail.KILL_ALL, "killall5", "");
        say(all, Rail.KILL_ALL, "killall", " (init|systemd) ");
        say(all, Rail.KILL_ALL, "pkill", " (-u ?root|-U ?root|\\.|\\.\\*) ");
        say(all, Rail.ACCOUNTS, "userdel deluser", "");
        say(
                all,
                Rail.ACCOUNTS,
                "usermod",
                " (-\\w{0,20}G|--groups)[ =]?\\S{0,99}\\b(sudo|wheel|root|admin|docker)\\b| (-L|--lock) root ");
        say(all, Rail.ACCOUNTS, "chpasswd", "");
        say(all, Rail.ACCOUNTS, "useradd", " (-u ?0|--uid[ =]0) ");
        say(all, Rail.ACCOUNTS, "gpasswd", " (-a|--add) \\S+ (sudo|wheel|root|admin|docker) ");
        say(all, Rail.ACCOUNTS, "passwd", " (-(?=\\w*d)\\w*|--delete) | (-l|--lock) root ");
        say(
                all,
                Rail.FIREWALL,
                "iptables ip6tables",
                " (-F|--flush|-X|--delete-chain) | (-P|--policy) \\w+ (DROP|REJECT) ");
        say(all, Rail.FIREWALL, "iptables-restore ip6tables-restore", "");
        say(all, Rail.FIREWALL, "nft", " flush | delete table ");
        say(all, Rail.FIREWALL, "pfctl", " (-d|-F) ");
        say(all, Rail.FIREWALL, "firewall-cmd", " --panic-on ");
        say(all, Rail.FIREWALL, "ufw", " (disable|reset) ");
        say(all, Rail.REMOTE_SHELL, "nc ncat netcat", " (-[a-z]*[ec]|--exec|--sh-exec) ");
        say(all, Rail.REMOTE_SHELL, "socat", "(?i) (exec|system):");
        say(all, Rail.RAW_DISK, "vgremove pvremove lvremove", "");
        say(all, Rail.RAW_DISK, "zpool", " (destroy|labelclear) ");
        say(all, Rail.RAW_DISK, "zfs", " destroy ");
        say(all, Rail.RAW_DISK, "nvme", " (format|sanitize|write-zeroes) ");
        say(all, Rail.RAW_DISK, "diskutil", "(?i) (erase\\w+|zerodisk|randomdisk|secureerase|partitiondisk|reformat) ");
        say(all, Rail.RAW_DISK, "flashrom", " (-w|--write|-E|--erase) ");
        say(all, Rail.RAW_DISK, "efibootmgr", " (-B|--delete-bootnum) ");
        say(all, Rail.RECURSIVE_DELETE, "btrfs", " subvolume delete (.* )?/(home|usr|var|etc)?/? ");
        say(all, Rail.RAW_DISK, "mdadm", " --zero-superblock ");
        return Map.copyOf(all);
    }

    private static void say(Map<String, Map<Rail, Pattern>> all, Rail rail, String programs, String words) {
        for (String program : programs.split(" ", -1)) {
            all.computeIfAbsent(program, name -> new EnumMap<>(Rail.class)).put(rail, Pattern.compile(words));
        }
    }

    private Sayings() {}

    /** Whether some of what the program may be told breaks a rail. */
    static boolean areOf(String program) {
        return SAYINGS.containsKey(program);
    }

    static Optional<Rail> of(String program, Supplier<List<String>> words) {
        Map<Rail, Pattern> sayings = SAYINGS.getOrDefault(program, Map.of());
        String line = sayings.isEmpty() ? "" : " " + String.join(" ", words.get()) + " ";
        for (Map.Entry<Rail, Pattern> saying : sayings.entrySet()) {
            if (saying.getValue().matcher(line).find()) {
                return Optional.of(saying.getKey());
            }
        }
        return Optional.empty();
    }
}
