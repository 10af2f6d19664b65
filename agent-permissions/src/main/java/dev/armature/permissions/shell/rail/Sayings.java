package dev.armature.permissions.shell.rail;

import dev.armature.permissions.shell.report.Rail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Programs that break a rail by their name, or by what their words say. */
final class Sayings {

    /** What the words of a program say when it breaks a rail, with a blank around each; nothing if its name is enough. */
    private record Saying(Rail rail, Pattern words) {}

    private static final Map<String, List<Saying>> SAYINGS = sayings();

    private static Map<String, List<Saying>> sayings() {
        Map<String, List<Saying>> all = new HashMap<>();
        say(all, Rail.POWER, "reboot halt poweroff shutdown telinit", "");
        say(all, Rail.POWER, "init", " [06] ");
        say(all, Rail.POWER, "systemctl", " (reboot|halt|poweroff|kexec|rescue|emergency) ");
        say(
                all,
                Rail.DEFENCES,
                "systemctl",
                " (stop|disable|mask) .*\\b(auditd|apparmor|firewalld|ufw|nftables|iptables|fail2ban)\\b");
        say(all, Rail.DEFENCES, "service", " (auditd|apparmor|firewalld|ufw|nftables|iptables|fail2ban) stop ");
        say(all, Rail.DEFENCES, "setenforce", "(?i) (0|permissive) ");
        say(all, Rail.DEFENCES, "spctl", " --(master|global)-disable ");
        say(all, Rail.DEFENCES, "csrutil", " disable ");
        say(all, Rail.DEFENCES, "auditctl", " (-D|-e ?0) ");
        say(all, Rail.KILL_ALL, "killall5", "");
        say(all, Rail.ACCOUNTS, "userdel deluser", "");
        say(all, Rail.ACCOUNTS, "usermod", " (-\\w*G|--groups)[ =]?\\S*\\b(sudo|wheel|root|admin|docker)\\b");
        say(all, Rail.ACCOUNTS, "gpasswd", " (-a|--add) \\S+ (sudo|wheel|root|admin|docker) ");
        say(all, Rail.ACCOUNTS, "passwd", " (-\\w*d\\w*|--delete) ");
        say(all, Rail.FIREWALL, "iptables ip6tables", " (-F|--flush|-X|--delete-chain) ");
        say(all, Rail.FIREWALL, "nft", " flush ");
        say(all, Rail.FIREWALL, "ufw", " (disable|reset) ");
        say(all, Rail.REMOTE_SHELL, "nc ncat netcat", " (-[a-z]*[ec]|--exec|--sh-exec) ");
        say(all, Rail.REMOTE_SHELL, "socat", "(?i) (exec|system):");
        say(all, Rail.RAW_DISK, "vgremove pvremove lvremove", "");
        say(all, Rail.RAW_DISK, "zpool", " (destroy|labelclear) ");
        say(all, Rail.RAW_DISK, "zfs", " destroy ");
        say(all, Rail.RAW_DISK, "nvme", " (format|sanitize|write-zeroes) ");
        say(all, Rail.RAW_DISK, "mdadm", " --zero-superblock ");
        return Map.copyOf(all);
    }

    private static void say(Map<String, List<Saying>> all, Rail rail, String programs, String words) {
        Saying saying = new Saying(rail, Pattern.compile(words));
        for (String program : programs.split(" ", -1)) {
            all.computeIfAbsent(program, name -> new ArrayList<>()).add(saying);
        }
    }

    private Sayings() {}

    static Optional<Rail> of(String program, Supplier<List<String>> words) {
        List<Saying> sayings = SAYINGS.getOrDefault(program, List.of());
        if (sayings.isEmpty()) {
            return Optional.empty();
        }
        String line = " " + String.join(" ", words.get()) + " ";
        return sayings.stream()
                .filter(saying -> saying.words().matcher(line).find())
                .map(Saying::rail)
                .findFirst();
    }
}
