package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.word.Paths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rails about single paths: disks and system files that are written, folders that are deleted with all that is in them. */
public final class PathRails {

    private static final Pattern DISK =
            Pattern.compile("/dev/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|dm-|md|mapper/|loop|zram|mem$|kmem$|port$).*");
    private static final Pattern SYSTEM_FILE = Pattern.compile(
            "/etc/(passwd|shadow|group|gshadow|sudoers|fstab|crypttab|crontab|ld\\.so\\.preload|profile|rc\\.local)-?"
                    + "|/etc/(sudoers\\.d|pam\\.d|cron\\.[a-z]+|profile\\.d|systemd/system|init\\.d)/.*|/var/spool/cron/.*|/boot/.*|/(usr/)?s?bin/[^/]+|/(usr/)?lib(32|64)?/.*");
    private static final Set<String> SYSTEM_FOLDERS =
            Set.of(("/ /home /root /etc /usr /usr/bin /usr/lib /bin /sbin /lib /lib64 /boot /var /opt /sys /proc"
                            + " /usr/local /usr/local/bin /usr/local/lib /usr/sbin /usr/share /usr/include /var/lib /var/log /dev /srv /run /mnt /media /Users /System /Library /Applications /private")
                    .split(" "));

    private PathRails() {}

    public static void written(Standing standing, Collected collected, TextRange place) {
        String what = "Changing " + standing.path().lexical();
        if (either(standing, DISK)) {
            collected.object(Rail.RAW_DISK, what, place);
        }
        if (either(standing, SYSTEM_FILE)) {
            collected.object(Rail.SYSTEM_FILES, what, place);
        }
    }

    static boolean isSystemFile(String path) {
        return SYSTEM_FILE.matcher(path).matches();
    }

    private static boolean either(Standing standing, Pattern pattern) {
        return pattern.matcher(standing.path().lexical().toString()).matches()
                || pattern.matcher(standing.path().real().toString()).matches();
    }

    public static void deleted(
            Deed.Deletes delete, Paths paths, Surroundings around, Collected collected, TextRange place) {
        boolean isDeep = delete.deeply() || delete.path() instanceof Value.Below;
        if (isDeep && (isPrecious(delete.path(), paths, around) || isWorkspace(delete.path(), paths, around))) {
            collected.object(Rail.RECURSIVE_DELETE, "Deleting `" + delete.path().shown() + "`", place);
        }
    }

    /** Some of what lies in it may be lost. */
    private static boolean isWorkspace(Value value, Paths paths, Surroundings around) {
        if (!(value instanceof Value.Below)) {
            for (Standing standing : paths.writing(value).orElse(List.of())) {
                if (around.places().roots().contains(standing.path().real())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a word names a folder that nobody can lose, or everything in it. */
    static boolean isPrecious(Value value, Paths paths, Surroundings around) {
        List<Value> candidates = new ArrayList<>();
        candidates.add(value);
        String bare = switch (value) {
            case Value.Any any -> any.bare();
            case Value.Many many -> many.bare();
            case Value.Names names -> names.pattern();
            case Value.Known known -> known.text();
            case Value.Choice ignored -> "";
            case Value.Digits ignored -> "";
            case Value.Below ignored -> "";
        };
        if (bare.startsWith("/")) {
            candidates.add(Value.of(bare));
            candidates.add(Value.of(bare.replaceAll("/[.]?[*]+$", "/")));
        } else if (bare.matches("(\\./)?[.]?[*]+")) {
            candidates.add(Value.of("."));
        }
        return candidates.stream().anyMatch(candidate -> names(candidate, paths, around));
    }

    private static boolean names(Value value, Paths paths, Surroundings around) {
        Optional<List<Standing>> standings = paths.writing(value);
        return standings.isPresent()
                && standings.get().stream()
                        .anyMatch(standing -> isPrecious(standing.path().lexical(), around)
                                || isPrecious(standing.path().real(), around));
    }

    private static boolean isPrecious(Path path, Surroundings around) {
        Path home = around.homeOrNull();
        boolean holdsWorkspace =
                around.places().roots().stream().anyMatch(root -> root.startsWith(path) && !root.equals(path));
        boolean isHome = (home != null && home.startsWith(path))
                || (path.getNameCount() == 2 && (path.startsWith("/home") || path.startsWith("/Users")));
        return SYSTEM_FOLDERS.contains(path.toString()) || isHome || holdsWorkspace;
    }
}
