package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Compares what users can name with the record in {@code api/}. A difference is not always wrong, but it must be seen: run
 * with {@code -Darmature.update=true} and let the changed record be reviewed.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PublicApiIT {

    static final List<String> MODULES = Project.PUBLISHED;

    @ParameterizedTest
    @FieldSource("MODULES")
    void the_public_api_is_as_recorded(String module) throws IOException, ClassNotFoundException {
        Path record = Project.ROOT.resolve("api").resolve(module + ".api");
        String now = PublicApi.of(Project.libraries().resolve(module + ".jar"));
        if (Project.isUpdating()) {
            Files.createDirectories(record.getParent());
            Files.writeString(record, now);
        }

        String recorded = Files.exists(record) ? Files.readString(record) : "";
        assertThat(differences(recorded, now))
                .as(
                        "the public API of %s, what is new and what is gone: if the change is wanted, record it with"
                                + " ./mvnw verify -Darmature.update=true",
                        module)
                .isEmpty();
        assertThat(now).as("the public API of %s, in this order", module).isEqualTo(recorded);
    }

    private static List<String> differences(String recorded, String now) {
        Set<String> before = recorded.lines().collect(Collectors.toSet());
        Set<String> after = now.lines().collect(Collectors.toSet());
        return Stream.concat(
                        now.lines().filter(line -> !before.contains(line)).map(line -> "+ " + line),
                        recorded.lines().filter(line -> !after.contains(line)).map(line -> "- " + line))
                .toList();
    }
}
