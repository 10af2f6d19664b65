package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PermissionEngineTest {

    @TempDir
    Path root;

    @Test
    void an_engine_that_nobody_configured_asks_even_about_reading() {
        PermissionEngine engine = PermissionEngine.builder().build();

        assertThat(Judged.reading(engine, root.resolve("a.txt"))).isEqualTo("ask");
    }

    @Test
    void reading_inside_an_untrusted_workspace_is_asked() {
        PermissionEngine engine =
                PermissionEngine.builder().workspace(Workspace.of(root)).build();

        assertThat(Judged.reading(engine, root.resolve("a.txt"))).isEqualTo("ask");
    }

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

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_deny_rule_holds_in_every_mode_and_against_every_allow_rule(Mode mode) {
        PermissionEngine engine = Judged.trusted(
                        root,
                        rules -> rules.allow("Read")
                                .allow("Read(secrets/**)")
                                .allow("Grep")
                                .deny("Read(secrets/**)"))
                .withMode(mode);

        Action within = new Action.UseTool(
                "Grep",
                Map.of(),
                List.of(new Action.ReadPath(root.resolve("src")), new Action.ReadPath(root.resolve("secrets/a"))));

        assertThat(Judged.reading(engine, root.resolve("secrets/a"))).isEqualTo("deny");
        assertThat(Judged.action(engine, within)).isEqualTo("deny");
    }

    @Test
    void an_ask_rule_holds_in_bypass_and_denies_in_dontAsk() {
        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.allow("Read").ask("Read(*.sql)"));

        assertThat(Judged.reading(engine.withMode(Mode.BYPASS), root.resolve("a.sql")))
                .isEqualTo("ask");
        assertThat(Judged.reading(engine.withMode(Mode.DONT_ASK), root.resolve("a.sql")))
                .isEqualTo("deny");
    }

    @Test
    void a_rule_for_a_tool_allows_what_it_does_but_no_protected_place() {
        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.allow("Edit").allow("weather"));

        assertThat(Judged.writing(engine, root.resolve("../other/A.java"))).isEqualTo("allow");
        assertThat(Judged.writing(engine, root.resolve(".git/hooks/pre-commit")))
                .isEqualTo("ask");
        assertThat(Judged.writing(engine, root.resolve(".env"))).isEqualTo("deny");
        assertThat(Judged.action(engine, new Action.UseTool("weather", Map.of(), List.of())))
                .isEqualTo("allow");
        assertThat(Judged.action(engine, new Action.UseTool("other", Map.of(), List.of())))
                .isEqualTo("ask");
    }

    @Test
    void an_exception_about_a_part_holds_though_the_tool_as_a_whole_is_named() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("Edit except Edit(secrets/**)"));

        assertThat(Judged.action(
                        engine,
                        new Action.UseTool(
                                "Edit", Map.of(), List.of(new Action.WritePath(root.resolve("src/A.java"))))))
                .isEqualTo("allow");
        assertThat(Judged.action(
                        engine,
                        new Action.UseTool("Edit", Map.of(), List.of(new Action.WritePath(root.resolve("secrets/a"))))))
                .isEqualTo("ask");
    }

    @Test
    void an_exception_about_Write_is_one_about_Edit() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("Edit(src/**) except Write(src/gen/**)"));

        assertThat(Judged.writing(engine, root.resolve("src/A.java"))).isEqualTo("allow");
        assertThat(Judged.writing(engine, root.resolve("src/gen/A.java"))).isEqualTo("ask");
    }

    @Test
    void the_plan_may_be_written_in_plan_mode_and_in_no_other() throws IOException {
        PermissionEngine engine = Judged.trusted(root)
                .planFile(root.resolve("plan.md"))
                .rules(rules -> rules.ask("Edit(asked/**)"))
                .build();
        PermissionEngine planning = engine.withMode(Mode.PLAN);

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("allow");
        assertThat(Judged.writing(planning, root.resolve("src/../plan.md"))).isEqualTo("allow");
        assertThat(Judged.writing(planning, root.resolve("other.md"))).isEqualTo("deny");
        assertThat(Judged.writing(engine, root.resolve("plan.md"))).isEqualTo("ask");
        assertThat(Judged.writing(engine.withMode(Mode.DONT_ASK), root.resolve("plan.md")))
                .isEqualTo("deny");

        Files.createSymbolicLink(root.resolve("plan.md"), root.resolve("other.md"));

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("deny");
        assertThat(Judged.writing(planning, root.resolve("other.md"))).isEqualTo("deny");
    }

    @Test
    void a_rule_about_the_plan_holds_in_plan_mode_too() {
        PermissionEngine planning = Judged.trusted(root)
                .planFile(root.resolve("plan.md"))
                .rules(rules -> rules.ask("Edit(plan.md)"))
                .mode(Mode.PLAN)
                .build();

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("ask");
    }

    @Test
    void a_rule_that_names_a_protected_place_opens_it() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("Edit(.git/hooks/**)"));

        assertThat(Judged.writing(engine, root.resolve(".git/hooks/pre-commit")))
                .isEqualTo("allow");
    }

    @Test
    void a_workspace_that_is_not_trusted_can_only_tighten() {
        RuleSource project =
                Rules.none().mode(Mode.ACCEPT_EDITS).allow("Read").deny("Fetch").named("project", Tier.PROJECT);
        PermissionEngine.Builder builder =
                PermissionEngine.builder().workspace(Workspace.of(root)).rules(project);

        PermissionEngine untrusted = builder.build();
        PermissionEngine trusted = builder.trust(Trust.TRUSTED).build();

        assertThat(untrusted.mode()).isEqualTo(Mode.DEFAULT);
        assertThat(Judged.reading(untrusted, root.resolve("../x"))).isEqualTo("ask");
        assertThat(Judged.action(untrusted, new Action.UseTool("Fetch", Map.of(), List.of())))
                .isEqualTo("deny");
        assertThat(trusted.mode()).isEqualTo(Mode.ACCEPT_EDITS);
        assertThat(Judged.reading(trusted, root.resolve("../x"))).isEqualTo("allow");
    }

    @Test
    void hosts_are_asked_unless_a_rule_names_their_domain() {
        PermissionEngine engine = Judged.trusted(root, rules -> rules.allow("WebFetch(domain:*.example.org)"));

        assertThat(Judged.action(engine, fetch("https://docs.example.org/a"))).isEqualTo("allow");
        assertThat(Judged.action(engine, fetch("https://example.org/a"))).isEqualTo("ask");
        assertThat(Judged.action(engine, fetch("https://docs.example.org.evil.test/a")))
                .isEqualTo("ask");
        assertThat(engine.assess(fetch("https://Example.ORG/a")).suggestedRules())
                .containsExactly("WebFetch(domain:example.org)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://under_score.example.org/a", "https://d\u00f6cs.example.org/a", "mailto:a@example.org"})
    void a_host_that_is_not_understood_is_asked_whatever_domains_rules_name(String uri) {
        PermissionEngine engine = Judged.trusted(
                root, rules -> rules.allow("WebFetch(domain:example.org)").allow("WebFetch(domain:**.example.org)"));
        PermissionEngine strict = Judged.trusted(root, rules -> rules.deny("WebFetch(domain:evil.test)"))
                .withMode(Mode.BYPASS);

        assertThat(Judged.action(engine, fetch(uri))).isEqualTo("ask");
        assertThat(Judged.action(strict, fetch(uri))).isEqualTo("ask");
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

    @ParameterizedTest
    @ValueSource(strings = {"Read(a\0b)", "Bash(a\0b)", "Read(a\0b/*)"})
    void a_rule_with_a_character_that_nothing_can_hold_is_refused(String rule) {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.deny(rule)))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("There is a NUL in the rule");
    }

    @Test
    void characters_for_private_use_are_nothing_special_in_a_rule() {
        PermissionEngine engine =
                Judged.trusted(root, rules -> rules.deny("Read(\uE000)").deny("Bash(echo \uE001)"));

        assertThat(Judged.reading(engine, root.resolve("\uE000"))).isEqualTo("deny");
        assertThat(Judged.reading(engine, root.resolve("a.txt"))).isEqualTo("allow");
        assertThat(Judged.script(engine, root, "echo \uE001")).isEqualTo("deny");
        assertThat(Judged.script(engine, root, "echo a")).isEqualTo("allow");
    }

    @Test
    void a_command_starts_where_the_links_of_its_folder_lead() throws IOException {
        Files.createDirectories(root.resolve("outside/sub"));
        Path ws = Files.createDirectories(root.resolve("ws"));
        Files.createSymbolicLink(ws.resolve("link"), root.resolve("outside/sub"));
        PermissionEngine engine = Judged.trusted(ws).build();

        assertThat(Judged.script(engine, ws, "cat x")).isEqualTo("allow");
        assertThat(Judged.script(engine, ws.resolve("link/.."), "cat x")).isEqualTo("ask");
        assertThat(Judged.script(engine, ws.resolve("link"), "cat x")).isEqualTo("ask");
    }

    @Test
    void an_engine_is_not_built_of_a_rule_that_has_errors() {
        assertThatThrownBy(() ->
                        Judged.trusted(root, rules -> rules.allow("Read(a").deny("bash")))
                .isInstanceOfSatisfying(
                        InvalidRulesException.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "Bsh(git log),      Bash",
        "Bahs(git log),     Bash",
        "Bashh(git log),    Bash",
        "raed(./docs/**),   Read",
        "WebFtch(x),        WebFetch",
    })
    void a_rule_with_a_misspelt_tool_is_answered_with_the_tool_that_was_meant(String rule, String tool) {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.allow(rule)))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("Did you mean `" + tool + "`? Write `");
    }

    @Test
    void a_rule_for_a_tool_that_resembles_none_of_ours_is_answered_without_a_guess() {
        assertThatThrownBy(() -> Judged.trusted(root, rules -> rules.allow("weather(Oslo)")))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("Write `weather(parameter:glob)`")
                .hasMessageNotContaining("Did you mean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''        | starts and opens nothing.
            # nothing | starts and opens nothing.
            ls        | only reads inside the workspace.
            """)
    void what_is_allowed_without_a_rule_is_given_a_reason(String command, String reason) {
        Decision decision =
                Judged.trusted(root).build().assess(Judged.run(command, root)).decision();

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(decision.reasons())
                .singleElement()
                .extracting(Reason::message)
                .asString()
                .endsWith(reason);
    }

    @Test
    void settings_of_a_workspace_cannot_choose_bypass() {
        RuleSource project = Rules.none().mode(Mode.BYPASS).named("project", Tier.PROJECT);

        assertThatThrownBy(() -> PermissionEngine.builder().rules(project).build())
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("bypass");
    }

    @Test
    void an_explanation_tells_what_every_step_said() {
        Explanation explanation = Judged.trusted(root, rules -> rules.ask("Read(*.sql)"))
                .explain(new Action.ReadPath(root.resolve("a.sql")));

        assertThat(explanation.steps())
                .extracting(Explanation.Step::name)
                .containsExactly("guards", "deny rules", "rails", "plan mode", "ask rules");
        assertThat(explanation.text()).contains("ask rules: ask: ", "`Read(*.sql)` (host)");
    }

    private static Action fetch(String uri) {
        return new Action.Fetch(URI.create(uri));
    }
}
