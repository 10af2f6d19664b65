package dev.armature.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProcessorTimeTest {

    @Test
    void the_compiler_and_the_collector_have_a_share_of_the_whole_where_threads_can_be_told_apart() {
        System.gc();

        ProcessorTime used = ProcessorTime.soFar();

        assertThat(used.compiler() > 0).isEqualTo(ProcessorTime.tellsThreadsApart());
        assertThat(used.collector() > 0).isEqualTo(ProcessorTime.tellsThreadsApart());
        assertThat(used.whole()).isGreaterThan(used.compiler() + used.collector());
    }

    @Test
    void what_was_used_before_is_taken_off_each_part() {
        ProcessorTime before = new ProcessorTime(100, 20, 3);

        ProcessorTime used = new ProcessorTime(1_100, 220, 33).minus(before);

        assertThat(used).isEqualTo(new ProcessorTime(1_000, 200, 30));
        assertThat(used.withoutCompiler()).isEqualTo(800);
    }
}
