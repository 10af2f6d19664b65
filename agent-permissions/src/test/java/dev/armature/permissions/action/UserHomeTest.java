package dev.armature.permissions.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class UserHomeTest {

    @Test
    void the_home_folder_is_that_of_HOME_as_a_shell_takes_it() {
        assertThat(UserHome.of(Map.of("HOME", "/srv/me/"))).contains(Path.of("/srv/me"));
    }

    @Test
    void without_HOME_it_is_what_the_system_knows() {
        assertThat(UserHome.of(Map.of())).contains(Path.of(System.getProperty("user.home")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "./me", "/srv/../me", "/srv/./me", "/srv/\uFFFD"})
    void a_HOME_that_a_shell_and_we_might_read_differently_is_not_known(String home) {
        assertThat(UserHome.of(Map.of("HOME", home))).isEmpty();
    }
}
