package dev.armature.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.model.Model;
import dev.armature.testsupport.wrapper.Wrappers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ModelWrappersTest {

    /** One that is new belongs into this list, with nothing left to the defaults. */
    @Test
    void a_model_made_of_another_one_hands_on_all_that_it_is_asked() {
        assertThat(Wrappers.inThisModule(Model.class))
                .isEqualTo(Map.of("CassetteModel", List.of(), "FlakyModel", List.of()));
    }
}
