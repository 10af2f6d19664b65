package dev.armature.conformance;

import static dev.armature.testkit.assertions.AgentAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.usage.Budget;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.testkit.clock.VirtualClock;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.tools.contract.Tool;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One clock for the agent and for the server that it asks. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OneClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Place(String name) {}

    @Test
    void an_answer_that_takes_forty_minutes_of_the_servers_time_takes_them_from_the_agents_hour() {
        VirtualClock clock = VirtualClock.at(START);
        try (ModelSimulator server = ModelSimulator.builder()
                        .clock(clock)
                        .policy(request -> {
                            clock.advance(Duration.ofMinutes(40));
                            return SimReply.toolUse("look", "{\"name\":\"cellar\"}");
                        })
                        .start();
                Run run = Agent.builder()
                        .model(AnthropicModel.builder("claude-sonnet-5-5")
                                .baseUri(server.baseUri())
                                .apiKey(ApiKey.of(server.apiKey()))
                                .build())
                        .tools(Tool.of("look", "Looks.", Place.class, (place, context) -> "Dark."))
                        .permissions(rules -> rules.allow("look"))
                        .clock(clock)
                        .budget(Budget.unlimited().wallClock(Duration.ofHours(1)))
                        .build()
                        .newSession()
                        .prompt("Look everywhere.")) {

            assertThat(run).result().stoppedBy(RunResult.Limit.TIME);

            assertThat(server.journal())
                    .extracting(JournalEntry::at)
                    .containsExactly(START, START.plus(Duration.ofMinutes(40)));
        }
    }
}
