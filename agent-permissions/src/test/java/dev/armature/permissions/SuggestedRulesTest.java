package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.rule.Rules;
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

/** The rules that are offered to whoever is asked about a script. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SuggestedRulesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("README.md"), "# readme\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "mvn verify && git push            ¦ Bash(mvn verify:*), Bash(git push:*)",
                "mvn -q verify && git push         ¦ Bash(mvn -q verify && git push)",
                "npm run build                     ¦ Bash(npm run build:*)",
                "mkdir out                         ¦ Bash(mkdir:*)",
                "gradle test | tee /dev/null       ¦ Bash(gradle test:*)",
                "python3 x.py                      ¦ Bash(python3 x.py)",
                "python3 x.py | tee server.pem     ¦ Bash(python3 x.py | tee server.pem), Edit(/ROOT/server.pem)",
                "sudo ls                           ¦ Bash(sudo ls)",
                "su -c ls                          ¦ Bash(su -c ls)",
                "/usr/bin/git fetch                ¦ Bash(/usr/bin/git fetch:*)",
                "busybox sh -c ls                  ¦ Bash(busybox sh -c ls)",
                "tcsh x.csh                        ¦ Bash(tcsh x.csh)",
                "python3.11 x.py                   ¦ Bash(python3.11 x.py)",
                "deno eval x                       ¦ Bash(deno eval x)",
                "deno test                         ¦ Bash(deno test:*)",
                "rm *.log                          ¦ ``",
                "python3 *                         ¦ ``",
                "python3 'unclosed                 ¦ ``",
                "xargs ./run < README.md           ¦ Bash(./run:*)",
                "docker run x                      ¦ Bash(docker run x)",
                "git -C x log                      ¦ Bash(git -C x log)",
                "mv README.md notes.md             ¦ Bash(mv README.md notes.md)",
                "mv README.md x && touch y         ¦ Bash(mv README.md x), Bash(touch:*)",
                "mv 'a b' c                        ¦ Bash(mv 'a b' c)",
                "mv *.md src                       ¦ ``",
                "cp README.md src/                 ¦ Bash(cp README.md src/)",
                "rmdir src                         ¦ Bash(rmdir src)",
            })
    void suggestions_are_stable_prefixes_or_the_whole_text_and_together_they_allow_it(String script, String expected) {
        List<String> suggested =
                Judged.trusted(root).build().assess(Judged.run(script, root)).suggestedRules();

        assertThat(String.join(", ", suggested)).isEqualTo(expected.replace("/ROOT", "/" + root));
        if (!suggested.isEmpty()) {
            assertThat(Judged.script(root, rules -> allowing(rules, suggested), script))
                    .isEqualTo("allow");
        }
    }

    @Test
    void a_suggested_rule_for_one_renaming_allows_no_other() {
        List<String> suggested = Judged.trusted(root)
                .build()
                .assess(Judged.run("mv README.md notes.md", root))
                .suggestedRules();

        assertThat(Judged.script(root, rules -> allowing(rules, suggested), "mv README.md src"))
                .isEqualTo("ask");
        assertThat(Judged.script(root, rules -> allowing(rules, suggested), "mv src README.md"))
                .isEqualTo("ask");
    }

    @Test
    void what_a_rule_allows_already_is_not_suggested_and_nothing_where_an_ask_rule_speaks() {
        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.allow("Bash(mvn:*)").ask("Bash(git push:*)"));

        assertThat(engine.assess(Judged.run("mvn verify && touch x", root)).suggestedRules())
                .containsExactly("Bash(touch:*)");
        assertThat(engine.assess(Judged.run("touch x; git push", root)).suggestedRules())
                .isEmpty();
    }

    private static Rules allowing(Rules rules, List<String> allowed) {
        Rules all = rules;
        for (String rule : allowed) {
            all = all.allow(rule);
        }
        return all;
    }
}
