package dev.armature.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ApiKeyTest {

    @Test
    void nothing_that_prints_a_key_shows_it() {
        ApiKey key = ApiKey.of(" sk-secret\n");

        assertThat(key.secret()).isEqualTo("sk-secret");
        assertThat(key).hasToString("ApiKey(***)").isNotInstanceOf(Serializable.class);
    }

    @Test
    void an_empty_key_is_refused() {
        assertThatThrownBy(() -> ApiKey.of(" \n")).hasMessage("an API key must not be empty");
    }
}
