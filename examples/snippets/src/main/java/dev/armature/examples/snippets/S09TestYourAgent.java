package dev.armature.examples.snippets;

import dev.armature.core.Agent;
import dev.armature.core.model.ApiKey;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.journal.JournalEntry;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;
import dev.armature.tools.contract.Tool;

/**
 * Tests an agent against the simulated server: real HTTP, the real client, the provider's rules, and failures to order. A
 * policy says what the model answers to what it was asked.
 */
public final class S09TestYourAgent {
    private S09TestYourAgent() {}

    record Word(String word) {}

    public static void main(String[] arguments) {
        try (ModelSimulator server = ModelSimulator.start(S09TestYourAgent::reply)) {
            Agent agent = Agent.builder()
                    .model(AnthropicModel.builder("claude-sonnet-5-5")
                            .baseUri(server.baseUri())
                            .apiKey(ApiKey.of(server.apiKey()))
                            .build())
                    .tools(Tool.of(
                            "length",
                            "Counts letters.",
                            Word.class,
                            (word, context) -> "" + word.word().length()))
                    .permissions(rules -> rules.allow("length"))
                    .build();
            server.inject(Fault.rateLimitedForMillis(1));

            System.out.println(agent.ask("How long is `armature`?"));

            for (JournalEntry request : server.journal()) {
                System.out.println(request.method() + " " + request.path() + " " + request.status());
            }
            server.verify(); // throws if a request was not as the provider wants it
        }
    }

    private static SimReply reply(SimRequest request) {
        return request.newToolResults().isEmpty()
                ? SimReply.toolUse("length", "{\"word\":\"armature\"}")
                : SimReply.text(request.newToolResults().getFirst().text() + " letters.");
    }
}
