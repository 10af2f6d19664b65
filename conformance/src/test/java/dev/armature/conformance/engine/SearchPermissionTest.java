package dev.armature.conformance.engine;

import static dev.armature.testkit.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.AgentBuilder;
import dev.armature.core.approval.Approval;
import dev.armature.core.session.SessionStore;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.ScriptedModel;
import dev.armature.toolbox.BuiltInTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule about a file holds for searches of the folder that it lies in. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SearchPermissionTest {
    private static final String ONE_LEFT_OUT = "[1 files that may not be read, or may hold secrets, were left out.]";

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void makeFiles() throws IOException {
        workspace = folder.toRealPath();
        Files.writeString(workspace.resolve("plain.txt"), "needle in plain\n");
        Files.writeString(workspace.resolve("special.txt"), "needle in special\n");
    }

    @Test
    void a_file_that_a_rule_denies_is_left_out() {
        assertThat(search(Trust.TRUSTED, agent -> agent.permissions(rules -> rules.deny("Read(special.txt)"))))
                .containsExactly("plain.txt:1:needle in plain", ONE_LEFT_OUT);
    }

    @Test
    void a_file_that_a_rule_denies_is_left_out_whoever_approves_the_search() {
        assertThat(search(
                        Trust.UNTRUSTED,
                        agent -> agent.permissions(rules -> rules.deny("Read(special.txt)"))
                                .approvals(request -> Approval.allowOnce())))
                .containsExactly("plain.txt:1:needle in plain", ONE_LEFT_OUT);
    }

    @Test
    void a_file_that_a_rule_denies_is_left_out_in_the_mode_that_allows_the_rest() {
        assertThat(search(
                        Trust.TRUSTED,
                        agent -> agent.permissions(
                                rules -> rules.mode(Mode.BYPASS).deny("Read(special.txt)"))))
                .containsExactly("plain.txt:1:needle in plain", ONE_LEFT_OUT);
    }

    @Test
    void a_file_that_a_rule_asks_about_is_left_out_of_a_search_that_nobody_was_asked_about() {
        assertThat(search(Trust.TRUSTED, agent -> agent.permissions(rules -> rules.ask("Read(special.txt)"))))
                .containsExactly("plain.txt:1:needle in plain", ONE_LEFT_OUT);
    }

    @Test
    void who_approves_a_search_of_an_untrusted_folder_approves_its_files() {
        assertThat(search(Trust.UNTRUSTED, agent -> agent.approvals(request -> Approval.allowOnce())))
                .containsExactly("plain.txt:1:needle in plain", "special.txt:1:needle in special");
    }

    @Test
    void a_rule_that_allows_the_tool_allows_the_files_that_it_comes_upon() {
        assertThat(search(Trust.UNTRUSTED, agent -> agent.permissions(rules -> rules.allow("Grep"))))
                .containsExactly("plain.txt:1:needle in plain", "special.txt:1:needle in special");
    }

    @Test
    void keys_are_left_out_even_of_a_search_that_was_approved() throws IOException {
        Files.move(workspace.resolve("special.txt"), workspace.resolve("server.pem"));

        assertThat(search(Trust.UNTRUSTED, agent -> agent.approvals(request -> Approval.allowOnce())))
                .containsExactly("plain.txt:1:needle in plain", ONE_LEFT_OUT);
    }

    private List<String> search(Trust trust, UnaryOperator<AgentBuilder> more) {
        SessionStore store = SessionStore.inMemory();
        var session = more.apply(Agent.builder()
                        .model(ScriptedModel.says(
                                        call("c1", "Grep", "{\"pattern\":\"needle\",\"output_mode\":\"content\"}"))
                                .then("Done."))
                        .tools(BuiltInTools.readOnly())
                        .workspace(workspace, trust)
                        .sessions(store))
                .build()
                .session("s");
        try (var run = session.prompt("Search")) {
            run.result();
        }
        String answered = Story.of(store, session).stream()
                .filter(line -> line.startsWith("answer c1 "))
                .findFirst()
                .orElseThrow();
        return answered.substring("answer c1 = ".length()).lines().toList();
    }
}
