package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FindJdkTest {

    private static final String SCRIPT =
            Project.ROOT.resolve(".mvn/find-jdk.sh").toString();

    @TempDir(factory = OddlyNamed.class)
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "17.0.15 26.0.1 21.0.2 25.0.3, 25.0.3",
        "17.0.15 21.0.2 24.0.1, 21.0.2",
        "17.0.15 22.0.1 26.0.1, 26.0.1",
        "21, 21",
        "29 25.0.3 26-ea, 29",
        "1.8.0_402 17.0.15, none",
    })
    void the_newest_long_term_release_is_preferred(String installed, String chosen) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("jdk_best_of \"$@\" || JAVA_HOME=/none; echo \"${JAVA_HOME##*/}\"", "sh"));
        for (String version : List.of(installed.split(" ", -1))) {
            command.add(JdkFolders.fake(folder.resolve(version), version).toString());
        }

        assertThat(shell(List.of(), command)).isEqualTo(chosen + "\n");
    }

    @Test
    void a_named_jdk_comes_before_all_others() throws Exception {
        Path named = JdkFolders.fake(folder.resolve("named"), "22");
        Path home = JdkFolders.fake(folder.resolve("home"), "25");

        String found = shell(
                List.of("ARMATURE_JAVA_HOME=" + named, "JAVA_HOME=" + home),
                List.of("find_jdk; echo \"$JAVA_HOME $JDK_MAJOR\""));

        assertThat(found).isEqualTo(named + " 22\n");
    }

    @Test
    void an_old_java_home_is_passed_over_for_the_java_on_the_path() throws Exception {
        Path old = JdkFolders.fake(folder.resolve("old"), "17");
        Path onPath = JdkFolders.fake(folder.resolve("path"), "21");

        String found = shell(
                List.of("JAVA_HOME=" + old, "PATH=" + onPath.resolve("bin") + ":/usr/bin:/bin"),
                List.of("find_jdk; echo \"$JAVA_HOME\""));

        assertThat(found).isEqualTo(onPath + "\n");
    }

    @Test
    void a_runtime_without_a_compiler_is_not_a_jdk() throws Exception {
        Path home = JdkFolders.fake(folder.resolve("runtime"), "25");
        Files.delete(home.resolve("bin/javac"));

        assertThat(shell(List.of(), List.of("jdk_fits \"$1\" || echo no", "sh", home.toString())))
                .isEqualTo("no\n");
    }

    @Test
    void without_any_jdk_the_sentence_says_what_to_install() throws Exception {
        String said = shell(
                List.of("JAVA_HOME=/gone"),
                List.of("jdk_on_path() { :; }; jdk_best_of() { false; }; find_jdk 2>&1; echo $?"));

        assertThat(said)
                .contains("needs a JDK 21 or newer", "Install one", "JAVA_HOME is `/gone`")
                .endsWith("\n1\n");
    }

    /** Runs the script's functions with only the given environment. */
    private static String shell(List<String> environment, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
        all.addAll(environment);
        all.addAll(List.of("sh", "-u", "-c"));
        all.add(". '" + SCRIPT + "'; " + command.getFirst());
        all.addAll(command.subList(1, command.size()));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
