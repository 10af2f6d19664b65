package dev.armature.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.trust.Trust;
import dev.armature.toolbox.testing.InMemoryHost;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the permission engine makes of what the built-in tools say that they are about to do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class JudgedToolsTest {

    @TempDir
    Path temp;

    private Path root;
    private InMemoryHost host;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("work"));
        Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("data.txt"), "x");
        Files.writeString(root.resolve("a.txt"), "x");
        Files.createSymbolicLink(root.resolve("way-out"), outside);
        host = InMemoryHost.in(root);
    }

    private Decision decision(PermissionEngine engine, String tool, String input) {
        Tool named = BuiltInTools.named(tool).tools().getFirst();
        Invocation call = host.read(named, input.replace('\'', '"'));
        return engine.assess(new Action.UseTool(tool, call.parameters(), call.actions()))
                .decision();
    }

    private PermissionEngine engine(Mode mode) {
        return PermissionEngine.builder()
                .workspace(Workspace.of(root))
                .trust(Trust.TRUSTED)
                .mode(mode)
                .rules(rules -> rules.deny("Read(secrets/**)").allow("Edit(docs/**)"))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Read  | {'file_path':'a.txt'}                                                | Allow",
                "Read  | {'file_path':'way-out/data.txt'}                                     | Ask",
                "Read  | {'file_path':'../outside/data.txt'}                                  | Ask",
                "Read  | {'file_path':'.env'}                                                 | Deny",
                "Read  | {'file_path':'secrets/x'}                                            | Deny",
                "Read  | {'file_path':'/dev/mem'}                                             | Deny",
                "LS    | {}                                                                   | Allow",
                "LS    | {'path':'way-out'}                                                   | Ask",
                "Glob  | {'pattern':'**'}                                                     | Allow",
                "Grep  | {'pattern':'x'}                                                      | Allow",
                "Grep  | {'pattern':'x','path':'.env'}                                        | Deny",
                "Grep  | {'pattern':'x','path':'/etc'}                                        | Ask",
                "Write | {'file_path':'b.txt','content':''}                                   | Ask",
                "Write | {'file_path':'docs/b.txt','content':''}                              | Allow",
                "Write | {'file_path':'docs/../b.txt','content':''}                           | Ask",
                "Write | {'file_path':'way-out/b.txt','content':''}                           | Ask",
                "Write | {'file_path':'.armature/settings.json','content':''}                 | Deny",
                "Edit  | {'file_path':'a.txt','old_string':'x','new_string':'y'}              | Ask",
                "Bash  | {'command':'ls'}                                                     | Allow",
                "Bash  | {'command':'rm -rf a.txt'}                                           | Ask",
                "Bash  | {'command':'cat .env'}                                               | Deny",
            })
    void calls_are_judged_by_what_they_are_about_to_do(String tool, String input, String decision) {
        Decision found = decision(engine(Mode.DEFAULT), tool, input);

        assertThat(found.getClass().getSimpleName()).as(found.toString()).isEqualTo(decision);
    }

    @Test
    void stored_output_may_be_read_where_the_workspace_may() {
        String input = "{'file_path':'blob://" + "0".repeat(64) + "'}";

        assertThat(decision(engine(Mode.DEFAULT), "Read", input)).isInstanceOf(Decision.Allow.class);
        assertThat(decision(PermissionEngine.builder().build(), "Read", input)).isInstanceOf(Decision.Ask.class);
    }

    @Test
    void an_engine_that_was_told_nothing_asks_about_everything() {
        PermissionEngine engine = PermissionEngine.builder().build();

        assertThat(decision(engine, "Read", "{'file_path':'a.txt'}")).isInstanceOf(Decision.Ask.class);
        assertThat(decision(engine, "Grep", "{'pattern':'x'}")).isInstanceOf(Decision.Ask.class);
        assertThat(decision(engine, "Write", "{'file_path':'a.txt','content':''}"))
                .isInstanceOf(Decision.Ask.class);
    }

    @Test
    void plan_mode_changes_no_file() {
        assertThat(decision(engine(Mode.PLAN), "Write", "{'file_path':'a.txt','content':''}"))
                .isInstanceOf(Decision.Deny.class);
        assertThat(decision(engine(Mode.PLAN), "Read", "{'file_path':'a.txt'}")).isInstanceOf(Decision.Allow.class);
    }
}
