package dev.armature.permissions.path;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which names are protected wherever they lie. Names are compared in lower case and in one Unicode form on every system,
 * because some file systems take {@code .ENV} for {@code .env}.
 */
final class ProtectedNames {

    private static final Set<String> CREDENTIAL_FOLDERS =
            Set.of(".ssh", ".gnupg", ".aws", ".azure", ".kube", ".password-store");
    private static final Set<String> CREDENTIAL_FILES = Set.of(
            ".env",
            ".netrc",
            "_netrc",
            ".pgpass",
            ".my.cnf",
            ".pypirc",
            ".git-credentials",
            ".dockercfg",
            ".htpasswd",
            ".vault-token",
            ".terraformrc",
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519");
    private static final Set<String> TEMPLATES = Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");
    private static final List<List<String>> CREDENTIAL_PLACES = List.of(
            List.of(".config", "gh"),
            List.of(".config", "gcloud"),
            List.of(".docker", "config.json"),
            List.of(".cargo", "credentials.toml"),
            List.of(".gem", "credentials"),
            List.of(".m2", "settings-security.xml"));
    private static final List<List<String>> CREDENTIAL_SYSTEM_FILES = List.of(
            List.of("etc", "shadow"),
            List.of("etc", "gshadow"),
            List.of("etc", "shadow-"),
            List.of("etc", "sudoers"),
            List.of("etc", "sudoers.d"),
            List.of("run", "secrets"),
            List.of("var", "run", "secrets"));
    private static final Set<String> KEY_ENDINGS = Set.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx");
    private static final Set<String> RC_FILES = Set.of(
            ".bashrc",
            ".bash_profile",
            ".bash_login",
            ".bash_logout",
            ".bash_aliases",
            ".profile",
            ".zshrc",
            ".zshenv",
            ".zprofile",
            ".zlogin",
            ".kshrc",
            ".inputrc",
            ".envrc",
            ".gitconfig",
            ".gitmodules",
            ".gitattributes",
            ".vimrc",
            ".exrc",
            ".ripgreprc",
            ".npmrc",
            ".yarnrc",
            ".yarnrc.yml",
            ".pnpmfile.cjs",
            ".mcp.json",
            ".tool-versions",
            ".curlrc",
            ".wgetrc",
            ".lesskey",
            ".gdbinit",
            ".lldbinit");
    private static final Set<String> TOOL_FOLDERS =
            Set.of(".git", ".hg", ".svn", ".bzr", ".armature", ".mvn", ".husky", ".vscode", ".idea", ".githooks");
    private static final Set<String> REPOSITORIES = Set.of(".git", ".hg", ".svn", ".bzr");
    private static final Set<String> HARMLESS_DEVICES =
            Set.of("null", "zero", "full", "stdin", "stdout", "stderr", "random", "urandom");

    private ProtectedNames() {}

    static Optional<Guard> readingGuard(Path path) {
        List<String> names = names(path);
        if (isCredential(names)) {
            return Optional.of(Guard.CREDENTIALS);
        }
        return unusual(names);
    }

    static Optional<Guard> writingGuard(Path path) {
        List<String> names = names(path);
        if (isOwnSetting(names)) {
            return Optional.of(Guard.OWN_SETTINGS);
        }
        return readingGuard(path);
    }

    static Optional<String> sensitiveToRead(Path path) {
        String name = last(names(path));
        boolean mayBeKey = KEY_ENDINGS.stream().anyMatch(name::endsWith)
                || name.equals(".npmrc")
                || name.equals("credentials")
                || name.equals("credentials.json");
        return mayBeKey ? Optional.of("it may hold a key or a password") : Optional.empty();
    }

    static Optional<String> sensitiveToWrite(Path path) {
        List<String> names = names(path);
        if (names.stream().anyMatch(TOOL_FOLDERS::contains)) {
            return Optional.of("it belongs to a tool that runs what it finds there");
        }
        if (RC_FILES.contains(last(names))) {
            return Optional.of("programs read it when they start");
        }
        return sensitiveToRead(path);
    }

    /** The files of the machine that hold secrets of everybody. */
    static List<Path> credentialsOfTheMachine() {
        return CREDENTIAL_SYSTEM_FILES.stream()
                .map(names -> Path.of("/", names.toArray(String[]::new)))
                .toList();
    }

    static boolean isCredential(Path path) {
        return isCredential(names(path));
    }

    static List<Path> credentialsIn(Path folder) {
        List<Path> places = new ArrayList<>();
        CREDENTIAL_FOLDERS.forEach(name -> places.add(folder.resolve(name)));
        CREDENTIAL_FILES.forEach(name -> places.add(folder.resolve(name)));
        CREDENTIAL_PLACES.forEach(names -> places.add(folder.resolve(String.join("/", names))));
        return places.stream().sorted().toList();
    }

    /** Of a repository, what it runs and obeys; the rest of it has to change when somebody commits. */
    static List<Path> obeyedIn(Path folder) {
        List<Path> places = new ArrayList<>();
        TOOL_FOLDERS.stream()
                .filter(name -> !REPOSITORIES.contains(name))
                .forEach(name -> places.add(folder.resolve(name)));
        RC_FILES.forEach(name -> places.add(folder.resolve(name)));
        places.add(folder.resolve(".git/hooks"));
        places.add(folder.resolve(".git/config"));
        places.add(folder.resolve(".hg/hgrc"));
        return places.stream().sorted().toList();
    }

    private static boolean isCredential(List<String> names) {
        String name = last(names);
        boolean isEnvironment = name.startsWith(".env.") && !TEMPLATES.contains(name);
        return isEnvironment
                || CREDENTIAL_FILES.contains(name)
                || names.stream().anyMatch(CREDENTIAL_FOLDERS::contains)
                || CREDENTIAL_PLACES.stream().anyMatch(place -> contains(names, place))
                || CREDENTIAL_SYSTEM_FILES.stream().anyMatch(place -> startsWith(names, place));
    }

    private static boolean isOwnSetting(List<String> names) {
        int own = names.lastIndexOf(".armature");
        if (own >= 0 && own + 1 < names.size()) {
            String below = names.get(own + 1);
            return (below.startsWith("settings") && below.endsWith(".json")) || below.equals("hooks");
        }
        return startsWith(names, List.of("etc", "armature"));
    }

    /** Devices, and what the kernel shows of processes. */
    private static Optional<Guard> unusual(List<String> names) {
        if (names.size() > 1 && names.getFirst().equals("dev")) {
            boolean isHarmless = names.size() == 2 && HARMLESS_DEVICES.contains(names.get(1));
            boolean isOwnDescriptor = names.size() == 3
                    && names.get(1).equals("fd")
                    && names.get(2).chars().allMatch(Character::isDigit);
            return isHarmless || isOwnDescriptor ? Optional.empty() : Optional.of(Guard.DEVICES);
        }
        boolean isProcess = names.size() > 2
                && names.getFirst().equals("proc")
                && (names.get(1).equals("self")
                        || names.get(1).equals("thread-self")
                        || names.get(1).chars().allMatch(c -> Character.isDigit(c) || c == '*' || c == '?'));
        boolean isKernel = startsWith(names, List.of("proc", "kcore"))
                || startsWith(names, List.of("proc", "sys"))
                || startsWith(names, List.of("proc", "sysrq-trigger"));
        return isProcess || isKernel ? Optional.of(Guard.PROCESSES) : Optional.empty();
    }

    private static boolean contains(List<String> names, List<String> place) {
        for (int i = 0; i + place.size() <= names.size(); i++) {
            if (names.subList(i, i + place.size()).equals(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(List<String> names, List<String> place) {
        return names.size() >= place.size() && names.subList(0, place.size()).equals(place);
    }

    private static String last(List<String> names) {
        return names.isEmpty() ? "" : names.getLast();
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        for (Path name : path) {
            names.add(folded(name.toString()));
        }
        return names;
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Lower case, one Unicode form, and without the dots and blanks at the end that Windows ignores. */
    private static String folded(String name) {
        String one = isPlain(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        String lower = one.toLowerCase(Locale.ROOT);
        int end = lower.length();
        while (end > 1 && (lower.charAt(end - 1) == '.' || lower.charAt(end - 1) == ' ')) {
            end--;
        }
        return lower.equals("..") ? lower : lower.substring(0, end);
    }
}
