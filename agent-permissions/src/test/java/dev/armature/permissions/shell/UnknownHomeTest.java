package dev.armature.permissions.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Shell;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.shell.report.Report;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class UnknownHomeTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"cat ~/a", "cat \"$HOME/a\"", "cat < ~/a"})
    void what_lies_in_a_home_folder_that_is_not_known_is_not_proved_to_be_inside(String script) {
        Places places = new Places(List.of(root), FileView.system());

        assertThat(isProved(new ShellJudge(places, FileView.system(), root, Programs.standard(), true)
                        .judge(script, root, Shell.BASH)))
                .isTrue();
        assertThat(isProved(new ShellJudge(places, FileView.system(), null, Programs.standard(), true)
                        .judge(script, root, Shell.BASH)))
                .isFalse();
    }

    private static boolean isProved(Report report) {
        return report.parts().stream().allMatch(part -> part.missing().isEmpty());
    }
}
