package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.release.LeftOutTests.LeftOut;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeftOutTestsTest {

    @Test
    void a_left_out_test_is_found_with_its_reason() {
        String report = """
                <testsuite>
                  <testcase name="runs" classname="a.FirstTest" time="0.1"/>
                  <testcase name="waits" classname="a.FirstTest" time="0">
                    <skipped message="Assumption failed: needs bwrap"/>
                  </testcase>
                  <testcase name="mac" classname="a.FirstTest" time="0"><skipped message="Disabled on operating system: Linux"/></testcase>
                  <testcase name="mute" classname="a.FirstTest" time="0">
                    <skipped/>
                  </testcase>
                </testsuite>
                """;

        assertThat(LeftOutTests.in(report))
                .containsExactly(
                        new LeftOut("a.FirstTest.waits", "Assumption failed: needs bwrap"),
                        new LeftOut("a.FirstTest.mac", "Disabled on operating system: Linux"),
                        new LeftOut("a.FirstTest.mute", ""));
        assertThat(LeftOutTests.in(report))
                .extracting(LeftOut::isForAnotherSystem)
                .containsExactly(false, true, false);
    }
}
