package dev.armature.permissions.path;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names are protected wherever they lie. Names are compared in lower case and in one Unicode form on every system,
 * because some file systems take {@code .ENV} for {@code .env}.
 */
final class ProtectedNames {

    private static final Set<String> CREDENTIAL_FOLDERS =
            Set.of(".ssh", ".gnupg", ".aws", ".azure", ".kube", ".password-store");
    private static final Set<String> CREDENTIAL_FILES =
            Set.of((".env .netrc _netrc .pgpass .my.cnf .pypirc .git-credentials .dockercfg .htpasswd"
                            + " .vault-token .terraformrc id_rsa id_dsa id_ecdsa id_ed25519")
                    .split(" "));
    private static final Set<String> MAYBE_SECRET = Set.of(
            (".npmrc .yarnrc.yml .envrc .flaskenv .dev.vars .s3cfg .boto .authinfo .authinfo.gpg .mylogin.cnf .vault_pass"
                            + " credentials credentials.json credentials.yml credentials.yaml .credentials .credentials.json"
                            + " secrets.json secrets.yml secrets.yaml service-account.json service_account.json kubeconfig"
                            + " terraform.tfstate terraform.tfvars credentials.tfrc.json")
                    .split(" "));
    private static final Set<String> KEYS = Set.of("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519");
    private static final Set<String> TEMPLATES = Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");
    /** Folders, and what in each holds credentials. */
    private static final Map<String, Set<String>> CREDENTIAL_PLACES = Map.of(
            ".config", Set.of("gh", "gcloud", "hub", "rclone", "containers", "sops"),
            ".docker", Set.of("config.json"),
            ".cargo", Set.of("credentials.toml"),
            ".gem", Set.of("credentials"),
            ".composer", Set.of("auth.json"),
            ".codex", Set.of("auth.json"),
            ".gemini", Set.of("oauth_creds.json"),
            ".gradle", Set.of("gradle.properties"),
            ".m2", Set.of("settings.xml", "settings-security.xml"));
    /** Folders, and what in each is run or obeyed. */
    private static final Map<String, Set<String>> TOOL_PLACES = Map.of(
            ".config", Set.of("fish", "autostart", "systemd", "git", "nvim"),
            ".local", Set.of("bin"));

    private static final List<List<String>> CREDENTIAL_SYSTEM_FILES = List.of(
            List.of("etc", "shadow"),
            List.of("etc", "gshadow"),
            List.of("etc", "shadow-"),
            List.of("etc", "sudoers"),
            List.of("etc", "sudoers.d"),
            List.of("run", "secrets"),
            List.of("var", "run", "secrets"));
    private static final Set<String> KEY_ENDINGS =
            Set.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".p8", ".ppk");
    private static final List<String> COPIES = List.of("~", ".bak", ".old", ".orig", ".save");
    private static final Set<String> RC_FILES =
            Set.of((".bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .zshrc .zshenv"
                            + " .zprofile .zlogin .kshrc .inputrc .envrc .gitconfig .gitmodules .gitattributes .vimrc .exrc"
                            + " .ripgreprc .npmrc .yarnrc .yarnrc.yml .pnpmfile.cjs .mcp.json .tool-versions .curlrc .wgetrc"
                            + " .lesskey .lessfilter .gdbinit .lldbinit .pre-commit-config.yaml .zlogout .emacs .psqlrc .irbrc .rprofile"
                            + " .direnvrc .bazelrc .sbtopts .tmux.conf .hgrc .ignore .rgignore .fdignore .agignore"
                            + " .cshrc .tcshrc .login .xprofile .xinitrc .xsessionrc .bash_completion .screenrc .pnp.cjs .cursorrules"
                            + " .gitlab-ci.yml .travis.yml jenkinsfile .devcontainer.json")
                    .split(" "));
    private static final Set<String> TOOL_FOLDERS = Set.of(
            (".git .hg .svn .bzr .armature .mvn .husky .vscode .idea .githooks .github .devcontainer .claude .cursor .cargo .circleci .codex"
                            + " .gemini .windsurf .zed .gradle .yarn .m2 .vim .emacs.d .oh-my-zsh")
                    .split(" "));
    private static final Set<String> REPOSITORIES = Set.of(".git", ".hg", ".svn", ".bzr");
    private static final Set<String> HARMLESS_DEVICES =
            Set.of("null", "zero", "full", "stdin", "stdout", "stderr", "random", "urandom");

    private final List<String> names;
    private final String last;

    private ProtectedNames(Path path) {
        names = new ArrayList<>(path.getNameCount());
        String text = path.toString();
        String separator = path.getFileSystem().getSeparator();
        int start = path.getRoot() == null ? 0 : path.getRoot().toString().length();
        while (start < text.length()) {
            int end = text.indexOf(separator, start);
            end = end < 0 ? text.length() : end;
            names.add(folded(text.substring(start, end)));
            start = end + 1;
        }
        last = names.isEmpty() ? "" : names.getLast();
    }

    /** What is to be said of one name of a file. */
    static ProtectedNames in(Path path) {
        return new ProtectedNames(path);
    }

    Optional<Guard> readingGuard() {
        return isCredential() ? Optional.of(Guard.CREDENTIALS) : unusual();
    }

    Optional<Guard> writingGuard() {
        return isOwnSetting() ? Optional.of(Guard.OWN_SETTINGS) : readingGuard();
    }

    Optional<String> sensitiveToRead() {
        boolean mayBeKey = mayBeEnvironment()
                || isCopyOfCredential()
                || endsLikeKey(last)
                || MAYBE_SECRET.contains(last)
                || (last.startsWith(".") && last.endsWith("_history"));
        return mayBeKey ? Optional.of("it may hold a key or a password") : Optional.empty();
    }

    /** {@code prod.env}, {@code .env-prod}, {@code .env1}, {@code .envs/prod}. */
    private boolean mayBeEnvironment() {
        return (last.endsWith(".env") && !last.equals(".env"))
                || (last.startsWith(".env")
                        && last.length() > 4
                        && !Character.isLetter(last.charAt(4))
                        && last.charAt(4) != '.')
                || names.contains(".envs");
    }

    /** What an editor, or somebody careful, has kept: {@code .netrc~}, {@code id_rsa.old}, {@code id_ed25519_sk}. */
    private boolean isCopyOfCredential() {
        for (String ending : COPIES) {
            if (last.endsWith(ending)
                    && CREDENTIAL_FILES.contains(last.substring(0, last.length() - ending.length()))) {
                return true;
            }
        }
        return KEYS.stream().anyMatch(last::startsWith) && !last.endsWith(".pub");
    }

    Optional<String> sensitiveToWrite() {
        if (!Collections.disjoint(names, TOOL_FOLDERS) || isIn(TOOL_PLACES)) {
            return Optional.of("it belongs to a tool that runs what it finds there");
        }
        if (last.equals("head")) {
            return Optional.of("git takes a folder with such a file for a repository");
        }
        if (RC_FILES.contains(last)) {
            return Optional.of("programs read it when they start");
        }
        return sensitiveToRead();
    }

    /** The files of the machine that hold secrets of everybody. */
    static List<Path> credentialsOfTheMachine() {
        return CREDENTIAL_SYSTEM_FILES.stream()
                .map(names -> Path.of("/", names.toArray(String[]::new)))
                .toList();
    }

    static boolean isCredential(Path path) {
        return in(path).isCredential();
    }

    static List<Path> credentialsIn(Path folder) {
        List<Path> places = new ArrayList<>();
        CREDENTIAL_FOLDERS.forEach(name -> places.add(folder.resolve(name)));
        CREDENTIAL_FILES.forEach(name -> places.add(folder.resolve(name)));
        CREDENTIAL_PLACES.forEach((within, names) ->
                names.forEach(name -> places.add(folder.resolve(within).resolve(name))));
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

    private boolean isCredential() {
        boolean isEnvironment = last.startsWith(".env.") && !TEMPLATES.contains(last);
        return isEnvironment
                || CREDENTIAL_FILES.contains(last)
                || !Collections.disjoint(names, CREDENTIAL_FOLDERS)
                || isInPlaceOfCredentials();
    }

    private boolean isInPlaceOfCredentials() {
        if (isIn(CREDENTIAL_PLACES)) {
            return true;
        }
        for (List<String> place : CREDENTIAL_SYSTEM_FILES) {
            if (startsWith(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(Map<String, Set<String>> places) {
        for (int i = 0; i + 1 < names.size(); i++) {
            if (places.getOrDefault(names.get(i), Set.of()).contains(names.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsLikeKey(String name) {
        for (String ending : KEY_ENDINGS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwnSetting() {
        int own = names.lastIndexOf(".armature");
        if (own >= 0 && own + 1 < names.size()) {
            String below = names.get(own + 1);
            return (below.startsWith("settings") && below.endsWith(".json")) || below.equals("hooks");
        }
        return startsWith(List.of("etc", "armature"));
    }

    /** Devices, and what the kernel shows of processes. */
    private Optional<Guard> unusual() {
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
        boolean isKernel = startsWith(List.of("proc", "kcore"))
                || startsWith(List.of("proc", "sys"))
                || startsWith(List.of("proc", "sysrq-trigger"));
        return isProcess || isKernel ? Optional.of(Guard.PROCESSES) : Optional.empty();
    }

    private boolean startsWith(List<String> place) {
        return names.size() >= place.size()
                && names.getFirst().equals(place.getFirst())
                && names.subList(0, place.size()).equals(place);
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
