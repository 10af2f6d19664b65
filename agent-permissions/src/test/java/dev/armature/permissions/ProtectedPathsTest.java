package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths may be read and written: what counts is where they lie, and what is kept there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProtectedPathsTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "default,     read,  src/A.java,          allow",
        "default,     read,  ../outside.txt,      ask",
        "default,     read,  .env,                deny",
        "default,     read,  .ENV,                deny",
        "default,     read,  sub/.ssh/id_rsa,     deny",
        "default,     read,  .env.example,        allow",
        "default,     read,  server.pem,          ask",
        "default,     write, src/A.java,          ask",
        "acceptEdits, write, src/A.java,          allow",
        "acceptEdits, write, .git/config,         ask",
        "acceptEdits, write, .bashrc,             ask",
        "acceptEdits, write, ../outside.txt,      ask",
        "acceptEdits, write, .armature/settings.json, deny",
        "plan,        read,  src/A.java,          allow",
        "plan,        write, src/A.java,          deny",
        "plan,        read,  ../outside.txt,      deny",
        "dontAsk,     read,  src/A.java,          allow",
        "dontAsk,     write, src/A.java,          deny",
        "bypass,      write, src/A.java,          allow",
        "bypass,      write, ../outside.txt,      allow",
        "bypass,      write, .env,                deny",
        "bypass,      write, .armature/settings.local.json, deny",
        "bypass,      read,  /proc/self/environ,  deny",
        "bypass,      read,  /dev/sda,            deny",
        "default,     read,  /dev/null,           ask",
    })
    void paths_are_judged_by_place_and_mode(String mode, String what, String path, String expected) {
        PermissionEngine engine =
                Judged.trusted(root).build().withMode(Mode.named(mode).orElseThrow());
        Path place = root.resolve(path);

        assertThat(what.equals("read") ? Judged.reading(engine, place) : Judged.writing(engine, place))
                .isEqualTo(expected);
    }

    @Test
    void a_rule_that_names_a_protected_place_opens_it() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("Edit(.git/hooks/**)"));

        assertThat(Judged.writing(engine, root.resolve(".git/hooks/pre-commit")))
                .isEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".env.local",
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
                "id_ed25519",
                ".ssh/config",
                ".gnupg/x",
                ".aws/credentials",
                ".azure/x",
                ".kube/config",
                ".password-store/x",
                ".config/gh/hosts.yml",
                ".config/gcloud/x",
                ".docker/config.json",
                ".cargo/credentials.toml",
                ".gem/credentials",
                ".m2/settings-security.xml"
            })
    void what_holds_credentials_is_opened_by_nobody(String path) {
        PermissionEngine engine = Judged.trusted(
                        root, rules -> rules.allow("Read").allow("Read(**)"))
                .withMode(Mode.BYPASS);

        assertThat(Judged.reading(engine, root.resolve(path))).isEqualTo("deny");
        assertThat(Judged.reading(engine, root.resolve("sub/" + path))).isEqualTo("deny");
        assertThat(Judged.writing(engine, root.resolve(path))).isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "config", "hosts.yml", "environment", "env", "id.txt"})
    void an_ordinary_name_is_no_credential(String path) {
        assertThat(Judged.reading(Judged.trusted(root).build(), root.resolve(path)))
                .isEqualTo("allow");
    }
}
