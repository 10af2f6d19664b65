package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule may be the text of a command with several parts. It speaks of just this text. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WholeTextRulesTest {

    @TempDir
    Path root;

    @BeforeEach
    void some_files() throws IOException {
        Files.createDirectories(root.resolve("src"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "mkdir a && touch a/b             ¦ mkdir a && touch a/b                ¦ allow",
                "mkdir a && touch a/b             ¦ mkdir a && touch a/b c              ¦ ask",
                "mkdir a && touch a/b             ¦ mkdir a  && touch a/b               ¦ ask",
                "mkdir a && touch a/b             ¦ touch c; mkdir a && touch a/b       ¦ ask",
                "javac -d out *.java              ¦ javac -d out *.java                 ¦ allow",
                "javac -d out *.java              ¦ javac -d out *.java *.kt            ¦ ask",
                "./run \"$x\" > out.txt         ¦ ./run \"$x\" > out.txt            ¦ allow",
                "(cd src && make)                 ¦ (cd src && make)                    ¦ allow",
                "sort server.pem; touch x         ¦ sort server.pem; touch x            ¦ ask",
                "touch x; 'unclosed               ¦ touch x; 'unclosed                  ¦ ask",
                "cat .env; touch x                ¦ cat .env; touch x                   ¦ deny",
                "rm -rf / && ls                   ¦ rm -rf / && ls                      ¦ deny",
            })
    void a_rule_that_is_the_text_of_a_command_allows_just_this_text_and_nothing_that_is_guarded(
            String text, String script, String expected) {
        assertThat(Judged.script(root, rules -> rules.allow("Bash(" + text + ")"), script))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "deny  ¦ Bash(ls | wc)",
                "ask   ¦ Bash(touch x; touch y)",
                "allow ¦ Bash(cd src && mvn *)",
                "allow ¦ Bash(cd src && mvn:*)",
                "allow ¦ Bash(ls; ls) except Bash(ls)",
                "allow ¦ Bash(git *) except Bash(git push; ls)",
            })
    void a_text_of_several_commands_is_refused_where_it_would_forbid_or_say_more_than_itself(
            String verdict, String rule) {
        UnaryOperator<Rules> rules = given -> switch (verdict) {
            case "deny" -> given.deny(rule);
            case "ask" -> given.ask(rule);
            default -> given.allow(rule);
        };

        assertThatThrownBy(() -> Judged.trusted(root, rules))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("one rule for each command");
    }

    @Test
    void a_workspace_that_is_not_trusted_is_asked_about_though_a_rule_is_the_text_of_the_command() {
        UnaryOperator<Rules> rules = given -> given.allow("Bash(touch x; touch y)");
        PermissionEngine untrusted = PermissionEngine.builder()
                .workspace(Workspace.of(root))
                .rules(rules)
                .build();

        assertThat(Judged.script(root, rules, "touch x; touch y")).isEqualTo("allow");
        assertThat(Judged.script(untrusted, root, "touch x; touch y")).isEqualTo("ask");
    }
}
