package dev.armature.tools.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names under which keys and passwords are usually kept. */
final class SecretNames {
    private static final Set<String> FOLDERS = Set.of(".ssh", ".gnupg", ".aws", ".azure", ".kube", ".password-store");
    private static final Set<String> FILES = Set.of(
            ".env",
            ".netrc",
            "_netrc",
            ".pgpass",
            ".my.cnf",
            ".npmrc",
            ".pypirc",
            ".git-credentials",
            ".dockercfg",
            ".htpasswd",
            ".vault-token",
            ".terraformrc",
            "credentials",
            "credentials.json",
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519");
    private static final Set<String> TEMPLATES = Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");
    private static final List<String> ENDINGS = List.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx");

    private SecretNames() {}

    static boolean include(Path file) {
        for (Path part : file) {
            if (FOLDERS.contains(lower(part))) {
                return true;
            }
        }
        String name = file.getFileName() == null ? "" : lower(file.getFileName());
        return FILES.contains(name)
                || (name.startsWith(".env.") && !TEMPLATES.contains(name))
                || ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String lower(Path name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
