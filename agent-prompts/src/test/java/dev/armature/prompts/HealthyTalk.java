package dev.armature.prompts;

import dev.armature.prompts.cache.Blocks;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.BreakpointPlan.Mark;
import dev.armature.prompts.cache.BreakpointPlan.Purpose;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.CacheReport;
import dev.armature.prompts.cache.PretendProvider;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.Talk;
import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.Scope;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A conversation that is well: three tools of 1,000 tokens, two blocks of system prompt, four turns of 2,500 tokens that
 * all read what was before, and a fifth message of 3,000 tokens that was not sent yet.
 */
final class HealthyTalk {

    static final CacheProfile PROFILE = CacheProfile.explicit(1_024);
    static final int UNSENT = 8;
    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);
    private static final Fact<String> DAY = Fact.text("session.date", Scope.SESSION);

    final List<Segment> tools = new ArrayList<>(List.of(
            Blocks.tool(0, "Edit", "Edits a file.").weighing(1_000),
            Blocks.tool(1, "Read", "Reads a file.").weighing(1_000),
            Blocks.tool(2, "Task", "Starts one of: explore, plan.").weighing(1_000)));

    final List<Segment> history = new ArrayList<>();
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

    List<Segment> system = system("/p", "2026-01-31");
    Talk talk;

    HealthyTalk() {
        this(PROFILE, new PretendProvider());
    }

    HealthyTalk(CacheProfile profile, PretendProvider provider) {
        talk = new Talk(profile, provider).says(tools).says(system);
        for (int turn = 0; turn < 4; turn++) {
            List<Segment> more = List.of(
                    Blocks.user(2 * turn, "question " + turn).weighing(2_000),
                    Blocks.assistant(2 * turn + 1, "answer " + turn).weighing(500));
            history.addAll(more);
            talk.says(more).sends();
        }
        history.add(Blocks.user(UNSENT, "another question").weighing(3_000));
    }

    /** The next request, of tools, system and history as they are now. */
    CacheReport sends() {
        List<Segment> all = new ArrayList<>(tools);
        all.addAll(system);
        all.addAll(history);
        return talk.rewrites(all).sends();
    }

    List<Segment> system(String cwd, String day) {
        return system(prompt, cwd, day);
    }

    /** The same system prompt with one section put in the place of another. */
    List<Segment> systemWith(PromptSection other) {
        SystemPrompt changed = SystemPrompt.builder()
                .sections(prompt.sections())
                .replace(other)
                .build();
        return system(changed, "/p", "2026-01-31");
    }

    /** Tool {@code from} as it stands at another place. */
    Segment toolAt(int index, int from) {
        Segment tool = tools.get(from);
        byte[] bytes = new byte[tool.bytes().remaining()];
        tool.bytes().get(bytes);
        return Segment.tool("tools[" + index + "]", tool.stability(), bytes).weighing(tool.tokens());
    }

    /** What is to be sent, marked only there. */
    BreakpointPlan marked(int... indexes) {
        List<Mark> marks = new ArrayList<>();
        for (int index : indexes) {
            marks.add(new Mark(index, CacheProfile.FIVE_MINUTES, Purpose.TAIL));
        }
        return new BreakpointPlan(talk.segments(), PROFILE, marks);
    }

    private static List<Segment> system(SystemPrompt prompt, String cwd, String day) {
        return prompt.render(Facts.of(CWD, cwd).with(DAY, day)).segments(block -> Blocks.textJson(block.text()));
    }
}
