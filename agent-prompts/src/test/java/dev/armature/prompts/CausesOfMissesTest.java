package dev.armature.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.prompts.cache.Blocks;
import dev.armature.prompts.cache.BreakKind;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import dev.armature.prompts.cache.CacheBreak;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.CacheReport;
import dev.armature.prompts.cache.Difference;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.PretendProvider;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SentPrompt.Parameter;
import dev.armature.prompts.cache.Talk;
import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.Scope;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The ways in which agents have lost their cache, each done once to a conversation that was well: the report has to say what
 * it was and where.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CausesOfMissesTest {

    private static final CacheProfile PROFILE = CacheProfile.explicit(1_024);
    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);
    private static final Fact<String> DAY = Fact.text("session.date", Scope.SESSION);

    private final SystemPrompt prompt = SystemPrompt.builder()
            .section(
                    PromptSection.fixed("identity", Stability.GLOBAL, 1, "You are an agent.\n" + "word ".repeat(1_000)))
            .section(PromptSection.fixed("style", Stability.GLOBAL, 2, "Be brief.\n" + "word ".repeat(1_000)))
            .section(PromptSection.of(
                    "environment",
                    Stability.SESSION,
                    1,
                    Set.of(CWD, DAY),
                    facts -> "Directory: " + facts.require(CWD) + "\nDate: " + facts.require(DAY)))
            .build();

    private final List<Segment> tools = List.of(
            Blocks.tool(0, "Edit", "Edits a file.").weighing(1_000),
            Blocks.tool(1, "Read", "Reads a file.").weighing(1_000),
            Blocks.tool(2, "Task", "Starts one of: explore, plan.").weighing(1_000));
    private final List<Segment> history = new ArrayList<>();

    private Talk talk;

    @BeforeEach
    void a_conversation_that_is_well() {
        talk = Talk.with(PROFILE, start(tools, system("/p", "2026-01-31")));
        for (int turn = 0; turn < 4; turn++) {
            List<Segment> more = List.of(
                    Blocks.user(2 * turn, "question " + turn).weighing(2_000),
                    Blocks.assistant(2 * turn + 1, "answer " + turn).weighing(500));
            history.addAll(more);
            assertThat(talk.says(more).sends().breaks()).isEmpty();
        }
        history.add(Blocks.user(8, "another question").weighing(3_000));
    }

    @Nested
    final class Tools {

        @Test
        void in_the_order_of_a_hash_map() {
            List<Segment> shuffled = List.of(at(0, tools.get(2)), at(1, tools.get(0)), at(2, tools.get(1)));

            Difference where = changed(BreakKind.TOOLS_CHANGED, sends(shuffled, system("/p", "2026-01-31"), history));

            assertThat(where.path()).isEqualTo("tools[0].name");
            assertThat(where.byteOffset()).isEqualTo(9);
            assertThat(where.before()).startsWith("Edit\"");
            assertThat(where.after()).startsWith("Task\"");
        }

        @Test
        void whose_text_lists_what_is_there_now() {
            Segment now = Blocks.tool(2, "Task", "Starts one of: explore, plan, review.")
                    .weighing(1_000);

            Difference where = changed(
                    BreakKind.TOOLS_CHANGED,
                    sends(List.of(tools.get(0), tools.get(1), now), system("/p", "2026-01-31"), history));

            assertThat(where.path()).isEqualTo("tools[2].description");
            assertThat(where.before()).startsWith(".\"");
            assertThat(where.after()).startsWith(", review.\"");
        }

        @Test
        void added_in_the_middle_of_a_session() {
            List<Segment> more = new ArrayList<>(tools);
            more.add(Blocks.serverTool(3, "Search", "Searches the web."));

            Difference where = changed(BreakKind.TOOLS_CHANGED, sends(more, system("/p", "2026-01-31"), history));

            assertThat(where.path()).isEqualTo("tools[3]");
            assertThat(where.before()).isEmpty();
            assertThat(where.after()).startsWith("{\"name\":\"Search\"");
        }

        @Test
        void taken_away_for_a_request_that_summarises() {
            List<Segment> asked = new ArrayList<>(history);
            asked.set(8, Blocks.user(8, "Summarise the conversation."));

            Difference where = changed(BreakKind.TOOLS_CHANGED, sends(List.of(), system("/p", "2026-01-31"), asked));

            assertThat(where.path()).isEqualTo("tools[0]");
            assertThat(where.after()).isEmpty();
        }
    }

    @Nested
    final class The_system_prompt {

        @Test
        void with_another_directory_in_it() {
            Difference where = changed(BreakKind.SYSTEM_CHANGED, sends(tools, system("/q", "2026-01-31"), history));

            assertThat(where)
                    .isEqualTo(new Difference(
                            Level.SYSTEM,
                            4,
                            "system[1].text",
                            "environment",
                            "{\"type\":\"text\",\"text\":\"Directory: /".length(),
                            "p\\nDate: 2026-01-31\"}",
                            "q\\nDate: 2026-01-31\"}"));
        }

        @Test
        void with_a_clock_in_it() {
            Difference where =
                    changed(BreakKind.SYSTEM_CHANGED, sends(tools, system("/p", "2026-01-31 10:01"), history));

            assertThat(where.section()).isEqualTo("environment");
            assertThat(where.path()).isEqualTo("system[1].text");
            assertThat(where.before()).isEqualTo("\"}");
            assertThat(where.after()).isEqualTo(" 10:01\"}");
        }

        @Test
        void that_drifts_between_channels() {
            SystemPrompt other = SystemPrompt.builder()
                    .sections(prompt.sections())
                    .replace(PromptSection.fixed("style", Stability.GLOBAL, 2, "Be chatty.\n" + "word ".repeat(1_000)))
                    .build();

            Difference where = changed(BreakKind.SYSTEM_CHANGED, sends(tools, system(other, "/p"), history));

            assertThat(where.path()).isEqualTo("system[0].text");
            assertThat(where.section()).isEqualTo("style");
            assertThat(where.after()).startsWith("chatty.");
        }

        @Test
        void loses_what_never_changes_too_when_it_is_one_block_with_what_does() {
            talk = Talk.with(PROFILE, start(tools, List.of(merged("10:00"))));
            talk.says(history).sends();

            CacheReport merged = sends(tools, List.of(merged("10:01")), history);

            assertThat(changed(BreakKind.SYSTEM_CHANGED, merged).section()).isEqualTo("clock");
            assertThat(merged.usage().read()).isEqualTo(talk.segments().tokensOfFirst(3));
        }

        private Segment merged(String clock) {
            String fixed = "word ".repeat(2_000);
            return Segment.system(
                    "system[0]",
                    Stability.SESSION,
                    Blocks.textJson(fixed + clock),
                    List.of(new Segment.Part("fixed", fixed.length()), new Segment.Part("clock", clock.length())));
        }

        @Test
        void keeps_what_never_changes_when_it_stands_in_a_block_of_its_own() {
            CacheReport report = sends(tools, system("/q", "2026-01-31"), history);

            assertThat(report.usage().read()).isEqualTo(talk.segments().tokensOfFirst(4));
            assertThat(report.predictedRead()).isEqualTo(report.usage().read());
        }
    }

    @Nested
    final class The_history {

        @Test
        void with_an_old_result_cleared() {
            history.set(2, Blocks.user(2, "[cleared]").weighing(10));

            Difference where = changed(BreakKind.MESSAGES_CHANGED, sends(tools, system("/p", "2026-01-31"), history));

            assertThat(where.path()).isEqualTo("messages[2].content[0].text");
            assertThat(where.before()).isEqualTo("question 1\"}");
            assertThat(where.after()).isEqualTo("[cleared]\"}");
        }

        @Test
        void that_slides_out_at_its_start() {
            Difference where = changed(
                    BreakKind.MESSAGES_CHANGED,
                    sends(tools, system("/p", "2026-01-31"), history.subList(2, history.size())));

            assertThat(where.segment()).isEqualTo(5);
            assertThat(where.before()).isEqualTo("0\"}");
            assertThat(where.after()).isEqualTo("1\"}");
        }

        @Test
        void with_a_reminder_edited_that_had_been_sent() {
            history.set(6, Blocks.user(6, "question 3 (10:05)").weighing(2_000));

            assertThat(changed(BreakKind.MESSAGES_CHANGED, sends(tools, system("/p", "2026-01-31"), history))
                            .path())
                    .isEqualTo("messages[6].content[0].text");
        }

        @Test
        void with_its_reasoning_stripped() {
            Segment thought = Segment.message(
                            "messages[9].content[0]",
                            "assistant",
                            Blocks.bytes("{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"x\"}"))
                    .weighing(3_000)
                    .unmarkable();
            Segment answer = Blocks.assistant(9, "answer").weighing(3_000);
            talk.says(history.get(8), thought, answer).sends();
            history.add(answer);

            Difference where = changed(BreakKind.MESSAGES_CHANGED, sends(tools, system("/p", "2026-01-31"), history));

            assertThat(where.path()).isEqualTo("messages[9].content[0].type");
            assertThat(where.before()).startsWith("hinking\"");
        }

        @Test
        void replaced_by_a_summary() {
            List<Segment> summary =
                    List.of(Blocks.user(0, "Summary: all is well.").weighing(300));

            Difference where = changed(BreakKind.MESSAGES_CHANGED, sends(tools, system("/p", "2026-01-31"), summary));

            assertThat(where.path()).isEqualTo("messages[0].content[0].text");
        }
    }

    @Nested
    final class The_marks {

        @Test
        void without_one_on_the_last_message() {
            talk.says(history.get(8)).sends(plan(4));
            talk.says(Blocks.assistant(9, "answer").weighing(100));

            CacheBreak.Missed missed = missed(talk.sends());

            assertThat(missed.kind()).isEqualTo(BreakKind.MARKER_MISSING);
            assertThat(missed.path()).isEqualTo("messages[8].content[0]");
        }

        @Test
        void overrun_by_a_turn_of_many_calls() {
            for (int i = 0; i < 15; i++) {
                talk.says(Blocks.toolUse(9, i, "t" + i));
            }
            for (int i = 0; i < 15; i++) {
                talk.says(Blocks.toolResult(10, i, "t" + i, "r"));
            }

            CacheBreak.Missed missed = missed(talk.sends(plan(4, talk.segments().size() - 1)));

            assertThat(missed.kind()).isEqualTo(BreakKind.LOOKBACK_OVERFLOW);
            assertThat(missed.reason()).contains("30 positions after `messages[7].content[0]`");
        }

        @Test
        void that_are_kept_five_minutes_where_an_hour_was_meant() {
            talk.says(history.get(8)).waits(Duration.ofMinutes(6));

            CacheBreak.Missed missed = missed(talk.sends());

            assertThat(missed.kind()).isEqualTo(BreakKind.TTL_EXPIRED);
            assertThat(missed.reason()).isEqualTo("the entry was 370 s old and is kept 300 s");
        }

        private BreakpointPlan plan(int... indexes) {
            List<Mark> marks = new ArrayList<>();
            for (int index : indexes) {
                marks.add(new Mark(index, CacheProfile.FIVE_MINUTES, Purpose.TAIL));
            }
            return new BreakpointPlan(talk.segments(), PROFILE, marks);
        }
    }

    @Nested
    final class The_request {

        @Test
        void to_another_model() {
            Difference where = changed(
                    BreakKind.MODEL_CHANGED,
                    talk.says(history.get(8)).asks("some-model-2").sends());

            assertThat(where.before()).isEqualTo("some-model-1");
            assertThat(where.after()).isEqualTo("some-model-2");
        }

        @Test
        void with_another_tool_choice() {
            talk.says(history.get(8)).with(new Parameter("tool_choice", "{\"type\":\"any\"}", Level.MESSAGES));

            CacheReport report = talk.sends();

            assertThat(changed(BreakKind.PARAMETER_CHANGED, report).path()).isEqualTo("tool_choice");
            assertThat(report.usage().read()).isEqualTo(talk.segments().tokensOfFirst(5));
        }

        @Test
        void sent_beside_the_one_that_writes_what_it_needs() {
            talk.says(history.get(8)).sends();
            talk.waits(Duration.ofMillis(-9_500)).says(Blocks.user(9, "and this"));

            assertThat(missed(talk.sends()).kind()).isEqualTo(BreakKind.PARALLEL_COLD_START);
        }

        @Test
        void that_the_provider_forgot() {
            PretendProvider forgetful = new PretendProvider();
            talk = new Talk(PROFILE, forgetful)
                    .says(start(tools, system("/p", "2026-01-31")))
                    .says(history);
            talk.sends();
            forgetful.evict();

            assertThat(missed(talk.says(Blocks.user(9, "hm")).sends()).kind()).isEqualTo(BreakKind.SERVER_EVICTION);
        }

        @Test
        void whose_prefix_is_shorter_than_the_model_caches() {
            talk = Talk.with(CacheProfile.explicit(100_000), start(tools, system("/p", "2026-01-31")))
                    .says(history);
            talk.sends();

            assertThat(missed(talk.says(Blocks.user(9, "hm")).sends()).kind()).isEqualTo(BreakKind.BELOW_MINIMUM);
        }
    }

    private CacheReport sends(List<Segment> someTools, List<Segment> system, List<Segment> messages) {
        List<Segment> all = new ArrayList<>(start(someTools, system));
        all.addAll(messages);
        return talk.rewrites(all).sends();
    }

    private static Difference changed(BreakKind kind, CacheReport report) {
        assertThat(report.breaks()).singleElement().isInstanceOf(CacheBreak.Changed.class);
        CacheBreak.Changed change = (CacheBreak.Changed) report.breaks().getFirst();
        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.tokensLost()).isPositive();
        return change.where();
    }

    private static CacheBreak.Missed missed(CacheReport report) {
        assertThat(report.breaks()).singleElement().isInstanceOf(CacheBreak.Missed.class);
        return (CacheBreak.Missed) report.breaks().getFirst();
    }

    private List<Segment> system(String cwd, String day) {
        return prompt.render(Facts.of(CWD, cwd).with(DAY, day)).segments(block -> Blocks.textJson(block.text()));
    }

    private static List<Segment> system(SystemPrompt prompt, String cwd) {
        return prompt.render(Facts.of(CWD, cwd).with(DAY, "2026-01-31"))
                .segments(block -> Blocks.textJson(block.text()));
    }

    private static List<Segment> start(List<Segment> tools, List<Segment> system) {
        List<Segment> start = new ArrayList<>(tools);
        start.addAll(system);
        return start;
    }

    private static Segment at(int index, Segment tool) {
        byte[] bytes = new byte[tool.bytes().remaining()];
        tool.bytes().get(bytes);
        return Segment.tool("tools[" + index + "]", tool.stability(), bytes).weighing(tool.tokens());
    }
}
