package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.Finding.Problem;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.Scope;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InspectionTest {

    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Today is 2026-11-25.                          | TIME        | 9  | 2026-11-25
            Built at 2026-11-25T19:05:02Z by us           | TIME        | 9  | 2026-11-25T19:05:02Z
            It is 9:05:02 now                             | TIME        | 6  | 9:05:02
            It is 09:05 PM now                            | TIME        | 6  | 09:05 PM
            Today is November 25, 2026.                   | TIME        | 9  | November 25, 2026
            Today is 25 Nov 2026.                         | TIME        | 9  | 25 Nov 2026
            started 1795340953 ago                        | TIME        | 8  | 1795340953
            started 1795340953123 ago                     | TIME        | 8  | 1795340953123
            é run 0f8fad5b-d9cb-469f-a165-70867728950e    | IDENTIFIER  | 7  | 0f8fad5b-d9cb-469f-a165-70867728950e
            tools: com.acme.Tool@1b6d3586                 | IDENTIFIER  | 20 | @1b6d3586
            Files are in /home/ann/shop                   | HOME_FOLDER | 13 | /home/ann
            Files are in /Users/ann.b/shop                | HOME_FOLDER | 13 | /Users/ann.b
            Files are in C:\\Users\\ann\\shop             | HOME_FOLDER | 13 | C:\\Users\\ann
            Files are in /root/shop                       | HOME_FOLDER | 13 | /root
            This is request no. 17.                       | COUNTER     | 8  | request no. 17
            This is Turn number 3 of many.                | COUNTER     | 8  | Turn number 3
            You are in session #12.                       | COUNTER     | 11 | session #12
            You have 12 calls left.                       | COUNTER     | 9  | 12 calls left
            There were 120000 tokens used.                | COUNTER     | 11 | 120000 tokens used
            """)
    void what_differs_between_installs_is_found_in_global_text(
            String says, Problem problem, int byteOffset, String found) {
        assertThat(inspect(PromptSection.fixed("a", Stability.GLOBAL, 1, says)))
                .containsExactly(new Finding("a", problem, byteOffset, found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Use ISO dates such as YYYY-MM-DD.",
                "Versions such as 1.2.3, ports such as 8080:80, ratios such as 16:9.",
                "Read src/home/page.html and docs/root.md and example.com/home/page.",
                "An address such as ann@example.com; a line such as Main.java:12:3.",
                "At most 1234567 bytes, 20260101 tries, commit 0f8fad5b.",
                "May be 10 files; march 5 steps; Sun 1.",
                "Make at most 3 calls, in 2 turns; answer within 500 tokens.",
                "Step 1: see issue #12 and rule no. 5. The last message 3 lines below.",
            })
    void ordinary_text_is_left_alone(String says) {
        assertThat(inspect(PromptSection.fixed("a", Stability.GLOBAL, 1, says))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"Read","description":"Reads.\\n/home/ann is home."}       | HOME_FOLDER | 38 | /home/ann
            {"name":"Read","description":"C:\\\\Users\\\\ann is home."}    | HOME_FOLDER | 30 | C:\\\\Users\\\\ann
            {"name":"Read","description":"Reads.\\n2026-11-25 it was."}       | TIME        | 38 | 2026-11-25
            {"name":"Read","description":"Was asked in session #3."}        | COUNTER     | 43 | session #3
            """)
    void what_differs_between_installs_is_found_in_tools_that_all_of_them_share(
            String json, Problem problem, int byteOffset, String found) {
        SegmentChain request = SegmentChain.of(List.of(
                Segment.tool("tools[0]", Stability.GLOBAL, json.getBytes(UTF_8)),
                Segment.tool("tools[1]", Stability.SESSION, json.getBytes(UTF_8)),
                Segment.system("system[0]", Stability.GLOBAL, json.getBytes(UTF_8), List.of())));

        assertThat(SystemPrompt.inspectTools(request))
                .containsExactly(new Finding("tools[0]", problem, byteOffset, found));
    }

    @Test
    void every_place_is_found() {
        String says = "/home/a and /home/b at 10:00:00";

        assertThat(inspect(PromptSection.fixed("a", Stability.GLOBAL, 1, says)))
                .extracting(Finding::found)
                .containsExactlyInAnyOrder("/home/a", "/home/b", "10:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROJECT", "SESSION"})
    void a_section_that_need_not_be_the_same_for_everybody_may_say_days_and_paths(Stability stability) {
        PromptSection section = PromptSection.fixed("a", stability, 1, "2026-11-25 /home/ann");

        assertThat(inspect(section)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GLOBAL", "PROJECT", "SESSION"})
    void a_section_that_says_something_else_when_asked_twice_is_volatile(Stability stability) {
        AtomicInteger calls = new AtomicInteger();
        PromptSection section = PromptSection.of(
                "counter",
                stability,
                1,
                Set.of(),
                facts -> "You are guest no.   " + calls.incrementAndGet() + " here.");

        assertThat(inspect(section)).containsExactly(new Finding("counter", Problem.VOLATILE, 20, "1 here."));
    }

    @Test
    void a_volatile_character_is_shown_whole() {
        AtomicInteger calls = new AtomicInteger();
        PromptSection section = PromptSection.of(
                "moon", Stability.SESSION, 1, Set.of(), facts -> "now " + (calls.incrementAndGet() == 1 ? "é" : "è"));

        assertThat(inspect(section)).containsExactly(new Finding("moon", Problem.VOLATILE, 4, "é"));
    }

    @Test
    void a_text_for_messages_may_be_as_volatile_as_it_likes() {
        AtomicInteger calls = new AtomicInteger();
        PromptSection section =
                PromptSection.of("clock", Stability.MESSAGE, 1, Set.of(), facts -> "10:00:0" + calls.incrementAndGet());

        assertThat(inspect(section)).isEmpty();
    }

    @Test
    void what_was_cut_is_found_with_the_place_of_the_first_byte_lost() {
        PromptSection section = PromptSection.fixed("a", Stability.SESSION, 1, "  é\r\n" + "0123456\r\n".repeat(2_000));

        List<Finding> findings = inspect(section);

        int linesKept = (int) SystemPrompt.builder()
                .section(section)
                .build()
                .render(Facts.none())
                .text()
                .lines()
                .filter("0123456"::equals)
                .count();
        assertThat(findings)
                .containsExactly(new Finding("a", Problem.TOO_LONG, 6 + 9 * linesKept, "more than 2000 tokens"));
    }

    @Test
    void sections_are_asked_with_the_facts_they_declare() {
        PromptSection section =
                PromptSection.of("a", Stability.SESSION, 1, Set.of(CWD), facts -> "in " + facts.require(CWD));
        SystemPrompt prompt = SystemPrompt.builder().section(section).build();

        assertThat(prompt.inspect(Facts.of(CWD, "/home/ann"))).isEmpty();
    }

    @Test
    void a_finding_says_where_what_and_what_to_do() {
        Finding finding = new Finding("environment", Problem.TIME, 12, "2026-11-25");

        assertThat(finding.describe())
                .isEqualTo("`environment` at byte 12: TIME `2026-11-25`; move it to a SESSION section (days) or a"
                        + " MESSAGE section (times)");
    }

    private static List<Finding> inspect(PromptSection section) {
        return SystemPrompt.builder().section(section).build().inspect(Facts.none());
    }
}
