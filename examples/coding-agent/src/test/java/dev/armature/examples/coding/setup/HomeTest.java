package dev.armature.examples.coding.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HomeTest {
    private static final Path OF_THE_SYSTEM =
            Path.of(System.getProperty("user.home")).resolve(".armature");

    @Test
    void the_folder_of_the_user_is_found_through_HOME() {
        assertThat(Home.of(Map.of("HOME", "/srv/me")).folder()).isEqualTo(Path.of("/srv/me/.armature"));
    }

    @Test
    void what_the_system_knows_counts_when_HOME_is_not_set_or_no_absolute_path() {
        assertThat(Home.of(Map.of()).folder()).isEqualTo(OF_THE_SYSTEM);
        assertThat(Home.of(Map.of("HOME", "me")).folder()).isEqualTo(OF_THE_SYSTEM);
    }

    @Test
    void a_folder_that_is_named_itself_wins() {
        assertThat(Home.of(Map.of("HOME", "/srv/me", "ARMATURE_HOME", "/srv/armature"))
                        .folder())
                .isEqualTo(Path.of("/srv/armature"));
    }
}
