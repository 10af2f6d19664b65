package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.release.LeftOutTests.LeftOut;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** This module is the last of the build, so the reports of all others are there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeftOutTestsIT {

    @Test
    void a_test_that_is_left_out_says_why() throws IOException {
        List<LeftOut> leftOut = LeftOutTests.below(Project.ROOT);
        leftOut.forEach(test -> System.out.println("Left out: " + test));

        assertThat(leftOut).noneMatch(test -> test.reason().isEmpty());
    }

    @Test
    void continuous_integration_leaves_out_nothing_that_can_run_here() throws IOException {
        List<LeftOut> leftOut = LeftOutTests.below(Project.ROOT).stream()
                .filter(test -> !test.isForAnotherSystem())
                .toList();

        assertThat("true".equals(System.getenv("CI")) ? leftOut : List.of()).isEmpty();
    }
}
