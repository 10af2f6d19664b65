package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
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

/** What trust, modes and rules say of actions of every kind. */
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
    void a_command_starts_where_the_links_of_its_folder_lead() throws IOException {
        Files.createDirectories(root.resolve("outside/sub"));
        Path ws = Files.createDirectories(root.resolve("ws"));
        Files.createSymbolicLink(ws.resolve("link"), root.resolve("outside/sub"));
        PermissionEngine engine = Judged.trusted(ws).build();

        assertThat(Judged.script(engine, ws, "cat x")).isEqualTo("allow");
        assertThat(Judged.script(engine, ws.resolve("link/.."), "cat x")).isEqualTo("ask");
        assertThat(Judged.script(engine, ws.resolve("link"), "cat x")).isEqualTo("ask");
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
    void an_explanation_tells_what_every_step_said() {
        Explanation explanation = Judged.trusted(root, rules -> rules.ask("Read(*.sql)"))
                .explain(new Action.ReadPath(root.resolve("a.sql")));

        assertThat(explanation.steps())
                .extracting(Explanation.Step::name)
                .containsExactly("guards", "deny rules", "rails", "plan mode", "ask rules");
        assertThat(explanation.text()).contains("ask rules: ask: ", "`Read(*.sql)` (host)");
    }
}
