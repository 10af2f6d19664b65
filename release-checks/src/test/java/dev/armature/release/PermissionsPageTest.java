package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PermissionsPageTest {

    private static final Path PAGE = Project.ROOT.resolve("docs/permissions.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(.+)` \\| (allow|ask|deny) \\|$", Pattern.MULTILINE);

    @TempDir
    private Path folder = Path.of("");

    private record Row(String command, String decision) {}

    @Test
    void the_examples_are_judged_as_the_page_says() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("shop/src")).getParent();
        Files.writeString(workspace.resolve("README.md"), "# Shop\n");
        Files.writeString(workspace.resolve("notes.txt"), "bread\n");
        Files.writeString(workspace.resolve("src/App.java"), "class App {}\n");
        PermissionEngine engine = PermissionEngine.builder()
                .workspace(Workspace.of(workspace))
                .trust(Trust.TRUSTED)
                .home(folder.resolve("home"))
                .rules(rules -> rules.deny("Bash(git push *)"))
                .build();
        List<Row> rows = rows();

        List<Row> judged = rows.stream()
                .map(row -> new Row(
                        row.command(),
                        word(engine.assess(new Action.RunCommand(row.command(), workspace, Shell.BASH))
                                .decision())))
                .toList();

        assertThat(rows).hasSizeGreaterThan(25);
        assertThat(judged).isEqualTo(rows);
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(row.group(1).replace("\\|", "|"), row.group(2)))
                .toList();
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allow ignored -> "allow";
            case Decision.Ask ignored -> "ask";
            case Decision.Deny ignored -> "deny";
        };
    }
}
