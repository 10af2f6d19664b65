package dev.armature.conformance;

import dev.armature.core.Agent;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.session.SessionStore;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.prompts.RenderedPrompt;
import dev.armature.prompts.StandardPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.tools.contract.Tool;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A session of forty turns with twenty tools and a system prompt of more than 40 kB: a book is read, page by page. */
final class LongBook {
    static final String SESSION = "book";
    static final int TURNS = 40;
    private static final int TOOLS = 20;
    private static final int CHAPTERS = 5;

    private LongBook() {}

    record Page(int number, List<Side> sides, Map<String, Integer> marks) {}

    enum Side {
        LEFT,
        RIGHT
    }

    /** Asks for a page in each turn but the last. */
    static ReplyPolicy turningPages() {
        return request -> answered(request) < TURNS - 1
                ? SimReply.toolUse("tool0", "{\"number\":" + answered(request) + ",\"sides\":[],\"marks\":{}}")
                : SimReply.text("read");
    }

    private static int answered(SimRequest request) {
        return request.messages().size() / 2;
    }

    static Model model(URI server, String key) {
        return AnthropicModel.builder("claude-sonnet-5-5")
                .baseUri(server)
                .apiKey(ApiKey.of(key))
                .build();
    }

    static Agent agent(Model model, SessionStore store) {
        var builder = Agent.builder()
                .model(model)
                .system(prompt())
                .permissions(rules -> rules.allow("tool0"))
                .sessions(store);
        for (int i = 0; i < TOOLS; i++) {
            builder.tools(Tool.of(
                    "tool" + i,
                    "Gives a page of book " + i + ". ".repeat(100),
                    Page.class,
                    (page, context) ->
                            "Page " + page.number() + ": " + "so it went on. ".repeat(20 + 7 * page.number())));
        }
        return builder.build();
    }

    static RenderedPrompt prompt() {
        var builder = SystemPrompt.builder().sections(StandardPrompt.codingAgent());
        for (int i = 0; i < CHAPTERS; i++) {
            builder.section(PromptSection.fixed(
                    "reading-" + i,
                    Stability.GLOBAL,
                    900 + i,
                    "Look before you leap, and say what you saw.\n".repeat(160)));
        }
        return builder.build().render(facts());
    }

    private static Facts facts() {
        return Facts.of(StandardFacts.AGENT_NAME, "Reader")
                .with(StandardFacts.WORKING_DIRECTORY, "/books")
                .with(StandardFacts.PLATFORM, "Linux amd64")
                .with(StandardFacts.START_DATE, LocalDate.of(2026, 1, 31));
    }
}
