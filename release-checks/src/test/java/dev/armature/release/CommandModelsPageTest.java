package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.armature.permissions.CommandModels;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who pastes what the page shows gets no exception, which only an example that is wrong, or a jar that is missing, throws. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandModelsPageTest {

    private static final Path PAGE = Project.ROOT.resolve("docs/command-models.md");
    private static final Pattern MODELS = Pattern.compile("^```text\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_models_that_are_shown_are_understood_and_judge_their_examples_as_they_say() throws IOException {
        List<String> shown = MODELS.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(models ->
                        assertThatCode(() -> CommandModels.of("page", models)).doesNotThrowAnyException());
    }

    @Test
    void the_programs_that_are_shown_run() throws Exception {
        List<String> blocks = CodeInPages.blocks(Page.read(PAGE));

        assertThat(blocks).hasSize(3);
        for (String block : blocks.subList(1, blocks.size())) {
            run(blocks.getFirst(), block.substring(blocks.getFirst().length()));
        }
    }

    private void run(String imports, String statements) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Shown.java"),
                imports + "public class Shown { public static void shown() throws Exception {" + statements + "}}");

        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());

        assertThat(failed).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CommandModelsPageTest.class.getClassLoader())) {
            assertThatCode(() -> loader.loadClass("Shown").getMethod("shown").invoke(null))
                    .doesNotThrowAnyException();
        }
    }
}
