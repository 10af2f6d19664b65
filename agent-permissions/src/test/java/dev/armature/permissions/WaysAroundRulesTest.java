package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where all is allowed but what rules forbid, whoever wants that must not get it in other words. Each of these has been run: it
 * deletes {@code f}, or shows {@code secrets/x}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WaysAroundRulesTest {

    private PermissionEngine engine;
    private Path root;

    @BeforeEach
    void all_but_a_few_is_allowed(@TempDir Path folder) throws IOException {
        root = folder;
        Files.createDirectory(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/x"), "x\n");
        Files.writeString(root.resolve("f"), "x\n");
        engine = Judged.trusted(root)
                .rules(rules -> rules.deny("Read(./secrets/**)").deny("Bash(rm:*)"))
                .mode(Mode.BYPASS)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <> secrets/x",
                "exec 3<>secrets/x; cat <&3",
                "read -r l <> secrets/x",
                "while read -r l; do echo \"$l\"; done <> secrets/x",
            })
    void what_is_opened_to_be_read_and_written_is_read(String command) {
        assertThat(judged(command)).isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read RANDOM <<< 'a[$(rm f)]'",
                "for RANDOM in 'a[$(rm f)]'; do :; done",
                "read OPTIND <<< 'a[$(rm f)]'",
                "read HISTCMD <<< 'a[$(rm f)]'",
                "read SRANDOM <<< 'a[$(rm f)]'",
                "read SECONDS <<< 'a[$(rm f)]'",
                "printf -v RANDOM %s 'a[$(rm f)]'",
                "mapfile -t RANDOM <<< 'a[$(rm f)]'",
                "exec {RANDOM}>x",
            })
    void variables_that_evaluate_what_they_are_given_may_start_anything(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git rebase -x 'rm f' HEAD~1",
                "git rebase -qx 'rm f' HEAD~1",
                "git rebase -fx 'rm f' HEAD~1",
                "git rebase -kxrm HEAD~1",
                "git clone -qu 'rm f;' . y",
                "git clone -nu 'rm f;' . y",
                "git clone -qc core.fsmonitor='rm f' . y",
                "for option in -qx; do git rebase \"$option\" 'rm f' HEAD~1; done",
            })
    void an_option_of_git_that_runs_a_program_is_seen_behind_others(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git config core.fsmonitor 'rm f'; git status",
                "git config core.editor 'rm f #'; git commit --amend",
                "git config --local core.fsmonitor 'rm f'",
                "git config --add alias.x '!rm f'",
                "git config set core.fsmonitor 'rm f'",
                "git config \"$name\" 'rm f'",
                "git config -f .git/config core.fsmonitor 'rm f'",
                "GIT_CONFIG_PARAMETERS=\"'core.fsmonitor=rm f'\" git status",
                "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsmonitor GIT_CONFIG_VALUE_0='rm f' git status",
            })
    void what_one_command_sets_for_git_another_may_run(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIT_ALLOW_PROTOCOL=ext git fetch 'ext::rm f'",
                "GIT_ALLOW_PROTOCOL=ext git pull 'ext::rm f'",
                "GIT_ALLOW_PROTOCOL=ext git clone 'ext::rm f' y",
                "git remote add x 'ext::rm f'",
                "ssh -o ProxyCommand='rm f' h",
                "ssh -o 'ProxyCommand rm f' h",
                "ssh -o 'proxycommand = rm f' h",
                "ssh -oProxyCommand\\ rm\\ f h",
                "ssh -vo 'LocalCommand rm f' h",
                "scp -o 'ProxyCommand rm f' h:x y",
                "sftp -o '\"ProxyCommand\" rm f' h",
            })
    void addresses_and_settings_of_a_connection_that_name_a_program_are_seen(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIT_EXTERNAL_DIFF='rm f' git diff HEAD~1",
                "GIT_EXTERNAL_DIFF='sh -c \"rm f\"' git diff HEAD~1",
                "GIT_EXTERNAL_DIFF='sh -c \"sh -c \\\"rm f\\\"\"' git diff HEAD~1",
                "unheard-of 'sh -c \"rm f\"'",
            })
    void a_text_for_a_shell_may_hold_another_one(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unshare <<< 'rm f'",
                "unshare -r <<< 'rm f'",
                "nsenter -t 1 <<< 'rm f'",
                "setarch x86_64 <<< 'rm f'",
                "linux64 <<< 'rm f'",
                "newgrp root <<< 'rm f'",
                "sudo -s <<< 'rm f'",
                "sudo -u root -i <<< 'rm f'",
                "chroot / <<< 'rm f'",
                "ssh h <<< 'rm f'",
                "ssh -p 22 h bash -s <<< 'rm f'",
                "ssh h << END\nrm f\nEND",
                "echo 'rm f' | sudo -s",
                "setarch -R rm f",
                "setarch x86_64 rm f",
                "tar -I'rm f' -cf y f",
            })
    void a_program_that_is_not_told_what_to_start_starts_a_shell(String command) {
        assertThat(judged(command)).isNotEqualTo("allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls secrets",
                "echo secrets/*",
                "printf '%s\\n' s*/*",
                "for i in secrets/*; do echo $i; done",
                "x=(secrets/*)",
                "perl -ne print secrets/*",
                "for f in secrets/*; do perl -pe1 \"$f\"; done",
            })
    void the_names_in_a_folder_are_told_by_patterns_too(String command) {
        assertThat(judged(command)).isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git rebase -i HEAD~1",
                "git rebase -q main",
                "git commit -m 'use std::string'",
                "git clone -q https://a.test/x y",
                "git config user.email a@b.test",
                "git config core.editor",
                "git config --get core.fsmonitor",
                "git config --list",
                "git remote add origin git@a.test:x.git",
                "ssh -o 'ConnectTimeout 5' h",
                "ssh -o 'ProxyCommand nc h 22' h",
                "GIT_EXTERNAL_DIFF='sh -c \"true\"' git status",
                "unheard-of 'say \"do not rm f\"'",
                "cat <> f",
                "ssh h uptime <<< 'rm f'",
                "sudo tee g <<< 'rm f'",
                "echo *",
            })
    void what_does_none_of_it_passes(String command) {
        assertThat(judged(command)).isEqualTo("allow");
    }

    private String judged(String command) {
        return Judged.script(engine, root, command);
    }
}
