package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed below a folder, or beside a file that is named, is judged as if it had been named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UnnamedWritesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        for (String file : List.of(
                ".armature/settings.json",
                ".git/config",
                ".npm",
                "README.md",
                "build/old.txt",
                "plain/x/y.txt",
                "settings/.armature/settings.json",
                "settings/.mvn/extensions.xml",
                "deep/sub/.npmrc",
                "clone/.git/config",
                "keys/.aws/x",
                "src/main/App.java",
                "src/main/resources/app.properties")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "x\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "find . -type f -exec sed -i s/a/b/ {} +                  ¦ ask",
                "find . -name settings.json -exec sed -i s/deny/x/ {} +   ¦ ask",
                "find . -name .npm -exec sed -irc s/a/b/ {} +             ¦ ask",
                "find .npm -name .npm -exec sed -irc s/a/b/ {} +          ¦ ask",
                "find . -name '*.java' -exec sed -i s/a/b/ {} +           ¦ allow",
                "find src -name '*.java' -exec sed -i s/a/b/ {} +         ¦ allow",
                "find deep -type f -exec cp {} . ';'                      ¦ ask",
                "find deep/sub -exec cp -r {} . ';'                       ¦ ask",
                "find src -name '*.java' -exec cp {} build/ ';'           ¦ allow",
                "cp -r settings/. .                                       ¦ ask",
                "cp -rT settings .                                        ¦ ask",
                "cp -rt . settings/.                                      ¦ ask",
                "cd settings && cp -r . ..                                ¦ ask",
                "for d in plain settings; do cp -r $d/. .; done           ¦ ask",
                "sed -ni.json p .mcp                                      ¦ ask",
                "sed -i$x s/a/b/ README.md                                ¦ ask",
                "cp -fbS rc README.md .npm                                ¦ ask",
                "SIMPLE_BACKUP_SUFFIX=rc cp -b README.md .npm             ¦ ask",
                "cp -r deep/* .                                           ¦ ask",
                "cp -r settings copy                                      ¦ ask",
                "cp -r plain/. .                                          ¦ allow",
                "cp -r plain/* .                                          ¦ allow",
                "cp -r plain clone                                        ¦ allow",
                "cp -r src/main/resources build/                          ¦ allow",
                "for t in . src; do cp deep/sub/.npmrc $t; done           ¦ ask",
                "cd settings && cp --parents .armature/settings.json ..   ¦ deny",
                "cd settings && cp -r --parents .mvn ..                   ¦ ask",
                "cp --parents src/main/App.java build                     ¦ allow",
                "sed -irc s/a/b/ .npm                                     ¦ ask",
                "sed --in-place=rc s/a/b/ .npm                            ¦ ask",
                "sed -i.json s/x/y/ .mcp                                  ¦ ask",
                "sed -i.bak s/a/b/ README.md                              ¦ allow",
                "cp -b -S rc README.md .npm                               ¦ ask",
                "cp --suffix=rc README.md .npm                            ¦ ask",
                "cp -b README.md build/old.txt                            ¦ allow",
            })
    void accepted_edits_are_those_of_ordinary_files_wherever_they_lie(String script, String expected) {
        PermissionEngine engine = Judged.trusted(root).build().withMode(Mode.ACCEPT_EDITS);

        assertThat(Judged.script(engine, root, script)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "find . -path './.armature/*' -delete                     ¦ ask",
                "find . -type f -exec sed -i s/a/b/ {} +                  ¦ ask",
                "find src . -type f -exec sed -i s/a/b/ {} +              ¦ ask",
                "find src build -type f -exec sed -i s/a/b/ {} +          ¦ allow",
                "find . -name '*.java' -delete                            ¦ allow",
                "find . -name '.arm*' -exec rm -r {} +                    ¦ ask",
                "find . -name main -exec rm -r {} +                       ¦ allow",
                "cp -r settings/. .                                       ¦ ask",
                "cp -a deep/* .                                           ¦ ask",
                "cp -r plain clone                                        ¦ allow",
                "cd settings && cp --parents .armature/settings.json ..   ¦ deny",
                "cp --suffix=rc README.md .npm                            ¦ ask",
                "sed -irc s/a/b/ .npm                                     ¦ ask",
                "sed -i'*rc' s/a/b/ .npm                                  ¦ ask",
                "sed -i'.armature/settings.*' s/a/b/ json                 ¦ deny",
                "mv -S rc README.md .npm                                  ¦ ask",
                "mv deep/* .                                              ¦ ask",
                "mv plain other                                           ¦ allow",
                "rm -r keys                                               ¦ ask",
                "find keys -name keys -exec rm -r {} +                    ¦ ask",
                "cp -r / build                                            ¦ ask",
                "find / -name x -exec sed -i s/a/b/ {} +                  ¦ ask",
                "rm -r clone                                              ¦ allow",
            })
    void a_rule_about_the_program_does_not_cover_what_is_protected(String script, String expected) {
        assertThat(Judged.script(
                        root,
                        rules -> rules.allow("Bash(find:*)")
                                .allow("Bash(sed:*)")
                                .allow("Bash(cp:*)")
                                .allow("Bash(mv:*)")
                                .allow("Bash(rm:*)"),
                        script))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "deny {0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Edit(./.mvn/**)  ¦ cp -rT settings .                                 ¦ ask",
                "Edit(./x/**)     ¦ cp -r plain/. .                                   ¦ ask",
                "Edit(./x/**)     ¦ cp -r plain build                                 ¦ allow",
                "Edit(./other/x/**) ¦ mv plain other                                  ¦ ask",
                "Edit(./y.txt)    ¦ find plain -type f -exec cp {} . ';'              ¦ ask",
                "Edit(./x/**)     ¦ cp -r nothing .                                   ¦ ask",
                "Edit(./x/**)     ¦ cp $file .                                        ¦ ask",
                "Edit(**/*.bak)   ¦ sed -i.bak s/a/b/ README.md                       ¦ deny",
                "Edit(**/*.bak)   ¦ sed -i s/a/b/ README.md                           ¦ allow",
                "Edit(**/*.bak)   ¦ find src -name '*.java' -exec sed -i.bak s/a/b/ {} + ¦ deny",
                "Edit(**/*.bak)   ¦ find src -name '*.java' -exec sed -i s/a/b/ {} +  ¦ allow",
                "Edit(**/*.bak)   ¦ sed -i'*.bak' s/a/b/ README.md                    ¦ deny",
                "Edit(**/*~)      ¦ cp -b README.md build/old.txt                     ¦ deny",
                "Edit(**/*~)      ¦ mv --backup README.md build/old.txt               ¦ deny",
            })
    void a_rule_that_forbids_sees_files_that_are_not_there_yet(String deny, String script, String expected) {
        assertThat(Judged.script(root, rules -> rules.allow("Bash").deny(deny), script))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "find . -name settings.json -exec sed -i s/deny/x/ {} +   ¦ ask",
                "cp -r settings/. .                                       ¦ ask",
                "rm -r settings                                           ¦ ask",
                "rm -r src                                                ¦ allow",
                "find . -name '*.java' -exec sed -i s/a/b/ {} +           ¦ allow",
            })
    void no_mode_lets_pass_what_may_change_something_guarded(String script, String expected) {
        PermissionEngine engine = Judged.trusted(root).build().withMode(Mode.BYPASS);

        assertThat(Judged.script(engine, root, script)).isEqualTo(expected);
    }

    @Test
    void a_way_back_out_of_a_link_leads_to_the_folder_above_what_it_points_at() throws IOException {
        Files.createDirectories(root.resolve("build/.config/sub"));
        Files.createDirectories(root.resolve("kit/gh"));
        Files.createFile(root.resolve("kit/gh/hosts.yml"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("build/.config/sub"));
        PermissionEngine engine = Judged.trusted(root).build().withMode(Mode.BYPASS);

        assertThat(Judged.script(engine, root, "cp -r kit/. link/..")).isEqualTo("ask");
        assertThat(Judged.script(engine, root, "cp -r kit/. build")).isEqualTo("allow");
    }

    @Test
    void where_a_guard_is_switched_off_the_rest_is_judged() {
        Rules off = Rules.none().allow("Guard(own-settings)");
        PermissionEngine engine = Judged.trusted(root)
                .rules(off.named("managed", Tier.MANAGED))
                .build()
                .withMode(Mode.BYPASS);

        assertThat(Judged.script(engine, root, "rm -r settings")).isEqualTo("allow");
        assertThat(Judged.script(engine, root, "rm -r keys")).isEqualTo("ask");
    }

    @Test
    void what_a_search_leaves_out_that_hands_on_names_is_not_changed() {
        assertThat(Judged.script(root, rules -> rules.allow("Bash"), "rg -l x | xargs sed -i s/a/b/"))
                .isEqualTo("allow");
        assertThat(Judged.script(root, rules -> rules.allow("Bash"), "grep -rl x . | xargs sed -i s/a/b/"))
                .isEqualTo("ask");
    }

    @Test
    void a_tree_that_is_too_large_to_look_at_may_hold_what_is_protected() throws IOException {
        for (int folder = 0; folder < 41; folder++) {
            Path many = Files.createDirectories(root.resolve("generated/" + folder));
            for (int file = 0; file < 500; file++) {
                Files.createFile(many.resolve("F" + file));
            }
        }

        for (String command : List.of("cp -r generated/. .", "find generated -type f -exec sed -i s/a/b/ {} +")) {
            assertThat(Judged.script(root, rules -> rules.allow("Bash"), command))
                    .as(command)
                    .isEqualTo("ask");
        }
        assertThat(Judged.script(root, rules -> rules.allow("Bash"), "cp -r generated/1 ."))
                .isEqualTo("allow");
    }

    @Test
    void a_link_that_is_found_is_changed_where_it_leads() throws IOException {
        Files.createSymbolicLink(root.resolve("plain/notes"), Path.of("../.git/config"));
        PermissionEngine engine = Judged.trusted(root).build().withMode(Mode.ACCEPT_EDITS);

        assertThat(Judged.script(engine, root, "find plain -name y.txt -exec tee {} +"))
                .isEqualTo("allow");
        assertThat(Judged.script(engine, root, "find plain -name notes -exec tee {} +"))
                .isEqualTo("ask");
    }
}
