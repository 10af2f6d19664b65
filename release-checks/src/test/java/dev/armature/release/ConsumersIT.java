package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConsumersIT {

    private static final String JUDGE = "judge";
    private static final String TOOLBOX = "toolbox";

    @TempDir
    private Path workplace = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {JUDGE, TOOLBOX})
    void a_program_runs_on_the_class_path(String name) throws IOException, InterruptedException {
        Consumer consumer = new Consumer(name, workplace);

        assertThat(consumer.onTheClassPath(jarsOf(name))).isEqualTo(consumer.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {JUDGE, TOOLBOX})
    void a_program_runs_on_the_module_path(String name) throws IOException, InterruptedException {
        Consumer consumer = new Consumer(name, workplace);

        assertThat(consumer.onTheModulePath(jarsOf(name))).isEqualTo(consumer.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {JUDGE, TOOLBOX})
    void a_program_runs_in_an_image_of_its_own(String name) throws IOException, InterruptedException {
        Consumer consumer = new Consumer(name, workplace);

        assertThat(consumer.inAnImageOfItsOwn(jarsOf(name))).isEqualTo(consumer.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {JUDGE, TOOLBOX})
    void a_program_runs_with_the_oldest_jackson(String name) throws IOException, InterruptedException {
        Consumer consumer = new Consumer(name, workplace);
        List<Path> jars = withOldestJackson(jarsOf(name));

        assertThat(consumer.onTheClassPath(jars)).isEqualTo(consumer.expected());
    }

    /**
     * The judge is for people who want agent-permissions and nothing else of ours, the toolbox for those who have a loop
     * of their own and want our tools in it.
     */
    private static List<Path> jarsOf(String name) throws IOException {
        List<String> ours = name.equals(JUDGE)
                ? List.of("agent-permissions")
                : List.of("agent-permissions", "agent-tools", "agent-toolbox");
        List<String> theirs =
                List.of("jackson-annotations", "jackson-core", "jackson-databind", "jspecify", "slf4j-api");
        return Consumer.jars(
                Project.libraries(),
                Stream.concat(ours.stream(), theirs.stream()).toArray(String[]::new));
    }

    private static List<Path> withOldestJackson(List<Path> jars) throws IOException {
        List<Path> old = Consumer.jars(Project.oldestJackson());
        List<Path> mixed = jars.stream()
                .map(jar -> old.stream()
                        .filter(other -> other.getFileName().equals(jar.getFileName()))
                        .findFirst()
                        .orElse(jar))
                .toList();
        assertThat(mixed).containsAll(old).allMatch(Files::exists);
        return mixed;
    }
}
