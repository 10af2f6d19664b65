package dev.armature.benchmarks.streams;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.tools.contract.Tool;
import java.net.URI;
import java.util.EnumSet;
import java.util.stream.IntStream;

/** With an agent of ours: engine, session in memory, permissions, a tool. */
final class AgentConversation implements Conversation {

    private static final String INSTRUCTIONS = "You take notes. ".repeat(100);

    private final Agent agent;
    private final Usage expected;

    AgentConversation(URI server, int turns) {
        agent = Agent.builder()
                .model(AnthropicModel.builder("paced")
                        .baseUri(server)
                        .apiKey(ApiKey.of("a-key"))
                        .build())
                .system(INSTRUCTIONS)
                .tools(Tool.of("note", "Takes a note.", Note.class, (note, context) -> "Noted: " + note.text()))
                .permissions(rules -> rules.allow("note"))
                .build();
        int input = IntStream.range(0, turns).map(PacedServer::inputTokens).sum();
        long output = (long) turns * PacedServer.OUTPUT_TOKENS;
        // The paced server says nothing of a cache, nor of reasoning.
        expected =
                new Usage(input, 0, 0, 0, output, 0, EnumSet.of(Count.CACHE_READ, Count.CACHE_WRITE, Count.REASONING));
    }

    /** The input of the tool. */
    public record Note(String text) {}

    @Override
    public void have(Runnable whenItSpeaks) throws InterruptedException {
        try (Run run = agent.newSession().prompt("Take notes.")) {
            boolean speaks = false;
            for (AgentEvent event : run) {
                if (event instanceof AgentEvent.TextDelta && !speaks) {
                    speaks = true;
                    whenItSpeaks.run();
                }
            }
            RunResult result = run.result();
            String text = "word ".repeat(PacedServer.PIECES);
            boolean isRight = result instanceof RunResult.Completed completed
                    && completed.text().equals(text)
                    && completed.usage().equals(expected);
            if (!isRight) {
                throw new IllegalStateException("expected `" + text + "` and " + expected + ", was " + result);
            }
        }
    }
}
