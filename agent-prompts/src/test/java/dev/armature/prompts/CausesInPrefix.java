package dev.armature.prompts;

import static dev.armature.prompts.Cause.changed;

import dev.armature.prompts.cache.Blocks;
import dev.armature.prompts.cache.BreakKind;
import dev.armature.prompts.cache.Difference;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.Talk;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What agents have done to their tools, system prompts and histories, and what has to be said of each. */
final class CausesInPrefix {

    private CausesInPrefix() {}

    static Stream<Cause> all() {
        return Stream.of(tools(), system(), history()).flatMap(each -> each);
    }

    private static Stream<Cause> tools() {
        return Stream.of(
                new Cause(
                        "tools in the order of a hash map",
                        well -> {
                            List<Segment> shuffled = List.of(well.toolAt(0, 2), well.toolAt(1, 0), well.toolAt(2, 1));
                            Collections.copy(well.tools, shuffled);
                            return well.sends();
                        },
                        changed(
                                BreakKind.TOOLS_CHANGED,
                                new Difference(
                                        Level.TOOLS,
                                        0,
                                        "tools[0].name",
                                        "",
                                        9,
                                        "Edit\",\"description\":\"Edits a file.\",\"inp",
                                        "Task\",\"description\":\"Starts one of: expl"),
                                15_409)),
                new Cause(
                        "a tool whose text lists what is there now",
                        well -> {
                            well.tools.set(
                                    2,
                                    Blocks.tool(2, "Task", "Starts one of: explore, plan, review.")
                                            .weighing(1_000));
                            return well.sends();
                        },
                        changed(
                                BreakKind.TOOLS_CHANGED,
                                new Difference(
                                        Level.TOOLS,
                                        2,
                                        "tools[2].description",
                                        "",
                                        58,
                                        ".\",\"input_schema\":{\"type\":\"object\",\"prop",
                                        ", review.\",\"input_schema\":{\"type\":\"objec"),
                                15_409)),
                new Cause(
                        "a tool added in the middle of a session",
                        well -> {
                            well.tools.add(Blocks.serverTool(3, "Search", "Searches the web."));
                            return well.sends();
                        },
                        changed(
                                BreakKind.TOOLS_CHANGED,
                                new Difference(
                                        Level.TOOLS,
                                        3,
                                        "tools[3]",
                                        "",
                                        0,
                                        "",
                                        "{\"name\":\"Search\",\"description\":\"Searches"),
                                15_409)),
                new Cause(
                        "tools taken away for a request that summarises",
                        well -> {
                            well.tools.clear();
                            well.history.set(
                                    HealthyTalk.UNSENT, Blocks.user(HealthyTalk.UNSENT, "Summarise the conversation."));
                            return well.sends();
                        },
                        changed(
                                BreakKind.TOOLS_CHANGED,
                                new Difference(
                                        Level.TOOLS,
                                        0,
                                        "tools[0]",
                                        "",
                                        0,
                                        "{\"name\":\"Edit\",\"description\":\"Edits a fi",
                                        ""),
                                12_425)));
    }

    private static Stream<Cause> system() {
        return Stream.of(
                new Cause(
                        "another directory in the system prompt",
                        well -> {
                            well.system = well.system("/q", "2026-01-31");
                            return well.sends();
                        },
                        changed(
                                BreakKind.SYSTEM_CHANGED,
                                new Difference(
                                        Level.SYSTEM,
                                        4,
                                        "system[1].text",
                                        "environment",
                                        35,
                                        "p\\nDate: 2026-01-31\"}",
                                        "q\\nDate: 2026-01-31\"}"),
                                10_014)),
                new Cause(
                        "a clock in the system prompt",
                        well -> {
                            well.system = well.system("/p", "2026-01-31 10:01");
                            return well.sends();
                        },
                        changed(
                                BreakKind.SYSTEM_CHANGED,
                                new Difference(
                                        Level.SYSTEM, 4, "system[1].text", "environment", 54, "\"}", " 10:01\"}"),
                                10_014)),
                new Cause(
                        "a system prompt that drifts between channels",
                        well -> {
                            well.system = well.systemWith(PromptSection.fixed(
                                    "style", Stability.GLOBAL, 2, "Be chatty.\n" + "word ".repeat(1_000)));
                            return well.sends();
                        },
                        changed(
                                BreakKind.SYSTEM_CHANGED,
                                new Difference(
                                        Level.SYSTEM,
                                        3,
                                        "system[0].text",
                                        "style",
                                        5_048,
                                        "brief.\\nword word word word word word wo",
                                        "chatty.\\nword word word word word word w"),
                                15_409)),
                new Cause(
                        "what never changes in one block with what does",
                        well -> {
                            well.talk =
                                    Talk.with(HealthyTalk.PROFILE, well.tools).says(merged("10:00"));
                            well.talk.says(well.history).sends();
                            well.system = List.of(merged("10:01"));
                            return well.sends();
                        },
                        changed(
                                BreakKind.SYSTEM_CHANGED,
                                new Difference(Level.SYSTEM, 3, "system[0].text", "clock", 10_027, "0\"}", "1\"}"),
                                15_389)));
    }

    private static Stream<Cause> history() {
        return Stream.of(
                new Cause(
                        "an old result cleared",
                        well -> {
                            well.history.set(2, Blocks.user(2, "[cleared]").weighing(10));
                            return well.sends();
                        },
                        changed(
                                BreakKind.MESSAGES_CHANGED,
                                new Difference(
                                        Level.MESSAGES,
                                        7,
                                        "messages[2].content[0].text",
                                        "",
                                        23,
                                        "question 1\"}",
                                        "[cleared]\"}"),
                                7_500)),
                new Cause(
                        "a history that slides out at its start",
                        well -> {
                            well.history.subList(0, 2).clear();
                            return well.sends();
                        },
                        changed(
                                BreakKind.MESSAGES_CHANGED,
                                new Difference(
                                        Level.MESSAGES, 5, "messages[2].content[0].text", "", 32, "0\"}", "1\"}"),
                                10_000)),
                new Cause(
                        "a reminder edited that had been sent",
                        well -> {
                            well.history.set(
                                    6, Blocks.user(6, "question 3 (10:05)").weighing(2_000));
                            return well.sends();
                        },
                        changed(
                                BreakKind.MESSAGES_CHANGED,
                                new Difference(
                                        Level.MESSAGES,
                                        11,
                                        "messages[6].content[0].text",
                                        "",
                                        33,
                                        "\"}",
                                        " (10:05)\"}"),
                                2_500)),
                new Cause(
                        "a reminder taken away that had been sent",
                        well -> {
                            well.talk.says(well.history.get(HealthyTalk.UNSENT));
                            well.talk.says(reminder()).sends();
                            return well.sends();
                        },
                        changed(
                                BreakKind.MESSAGES_CHANGED,
                                new Difference(
                                        Level.MESSAGES,
                                        14,
                                        "messages[8].content[1]",
                                        "",
                                        0,
                                        "{\"type\":\"text\",\"text\":\"Remember the list",
                                        ""),
                                3_000)),
                new Cause(
                        "reasoning stripped between turns",
                        well -> {
                            Segment thought = Segment.message(
                                            "messages[9].content[0]",
                                            "assistant",
                                            Blocks.bytes(
                                                    "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"x\"}"))
                                    .weighing(3_000)
                                    .unmarkable();
                            Segment answer = Blocks.assistant(9, "answer").weighing(3_000);
                            well.talk
                                    .says(well.history.get(HealthyTalk.UNSENT), thought, answer)
                                    .sends();
                            well.history.add(answer);
                            return well.sends();
                        },
                        changed(
                                BreakKind.MESSAGES_CHANGED,
                                new Difference(
                                        Level.MESSAGES,
                                        14,
                                        "messages[9].content[0].type",
                                        "",
                                        10,
                                        "hinking\",\"thinking\":\"hm\",\"signature\":\"x\"",
                                        "ext\",\"text\":\"answer\"}"),
                                6_000)));
    }

    private static Segment reminder() {
        return Segment.message("messages[8].content[1]", "user", Blocks.textJson("Remember the list of things to do."))
                .weighing(3_000);
    }

    static Segment merged(String clock) {
        String fixed = "word ".repeat(2_000);
        return Segment.system(
                "system[0]",
                Stability.SESSION,
                Blocks.textJson(fixed + clock),
                List.of(new Segment.Part("fixed", fixed.length()), new Segment.Part("clock", clock.length())));
    }
}
