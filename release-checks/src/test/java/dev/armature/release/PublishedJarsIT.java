package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PublishedJarsIT {

    static final List<String> MODULES = Project.PUBLISHED;

    @ParameterizedTest
    @FieldSource("MODULES")
    void a_jar_holds_nothing_that_is_not_on_its_list(String module) throws IOException {
        List<Path> jars = Project.jarsOf(module);

        assertThat(jars).isNotEmpty();
        for (Path jar : jars) {
            assertThat(ReleaseContents.standard().complaints(module, jar)).isEmpty();
        }
    }

    @Test
    void agent_core_brings_at_most_ten_libraries_of_four_and_a_half_megabytes() throws IOException {
        List<Path> libraries = libraries().filter(jar -> !isOurs(jar)).toList();

        assertThat(libraries).hasSizeLessThanOrEqualTo(10);
        assertThat(bytesOf(libraries)).isLessThanOrEqualTo(4_500_000);
    }

    @Test
    void the_four_jars_of_agent_core_are_at_most_one_and_a_half_megabytes() throws IOException {
        List<Path> ours = libraries().filter(PublishedJarsIT::isOurs).toList();

        assertThat(ours)
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("agent-core.jar", "agent-permissions.jar", "agent-prompts.jar", "agent-tools.jar");
        assertThat(bytesOf(ours)).isLessThanOrEqualTo(1_500_000);
    }

    @Test
    void the_clients_of_models_add_at_most_a_quarter_of_a_megabyte() throws IOException {
        assertThat(Files.size(Project.libraries().resolve("agent-models.jar"))).isLessThanOrEqualTo(250_000);
    }

    @Test
    void the_built_in_tools_add_at_most_a_fifth_of_a_megabyte() throws IOException {
        assertThat(Files.size(Project.libraries().resolve("agent-toolbox.jar"))).isLessThanOrEqualTo(200_000);
    }

    private static final List<String> LEAVES =
            List.of("agent-testkit.jar", "agent-models.jar", "agent-settings.jar", "agent-toolbox.jar");

    /** The run-time closure of agent-core: its leaves add nothing to it but themselves. */
    private static Stream<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Project.libraries())) {
            return jars.filter(jar -> LEAVES.stream().noneMatch(jar::endsWith)).sorted().toList().stream();
        }
    }

    private static boolean isOurs(Path jar) {
        return jar.getFileName().toString().startsWith("agent-");
    }

    private static long bytesOf(List<Path> jars) {
        return jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
    }
}
