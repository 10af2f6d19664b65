package dev.armature.permissions.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ModelExamplesTest {

    static Stream<ModelFile> files() {
        return Programs.files().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_example_is_judged_as_it_says(ModelFile file) {
        assertThat(file.examples().stream().flatMap(example -> example.problem(Programs.standard()).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_model_or_one_that_shares_its_lines_has_an_example(ModelFile file) {
        List<String> examples = file.examples().stream().map(ModelExample::text).toList();
        Set<WordModel> shown = file.models().entrySet().stream()
                .filter(model -> examples.stream().anyMatch(example -> isOf(example, model.getKey())))
                .map(java.util.Map.Entry::getValue)
                .collect(Collectors.toSet());

        assertThat(file.models().entrySet().stream()
                        .filter(model -> !shown.contains(model.getValue()))
                        .map(java.util.Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void more_than_two_hundred_programs_are_described() {
        assertThat(Programs.files().stream()
                        .flatMap(file -> file.models().keySet().stream())
                        .map(name -> name.split(" ", -1)[0])
                        .distinct())
                .hasSizeGreaterThan(200);
    }

    private static boolean isOf(String example, String name) {
        return example.equals(name) || example.startsWith(name + " ");
    }
}
