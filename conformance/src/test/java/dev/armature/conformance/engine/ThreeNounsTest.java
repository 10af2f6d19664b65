package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Models;
import dev.armature.core.Run;
import dev.armature.core.approval.Approval;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.AgentEvent.TextDelta;
import dev.armature.core.event.AgentEvent.ToolFinished;
import dev.armature.core.event.AgentEvent.ToolStarted;
import dev.armature.core.event.RunResult.Cancelled;
import dev.armature.core.event.RunResult.Completed;
import dev.armature.core.event.RunResult.Failed;
import dev.armature.core.event.RunResult.Refused;
import dev.armature.core.event.RunResult.Stopped;
import dev.armature.core.event.RunResult.Suspended;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.permissions.trust.Trust;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.ReplyPolicy;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.toolbox.BuiltInTools;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.schema.Doc;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that introduces the three nouns, with a real client against a simulated provider. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ThreeNounsTest {
    @TempDir
    private Path folder;

    record City(@Doc("City name, e.g. Oslo") String name) {}

    record Plan(@Doc("What to do, in order") List<String> steps) {}

    /** Somebody who can be asked, and says no. */
    private static final class Console {
        private final List<String> asked = new ArrayList<>();

        boolean askYesNo(String question) {
            asked.add(question);
            return false;
        }
    }

    private Agent agent(ModelSimulator simulator, Console console) {
        return Agent.builder()
                .model(Models.named("anthropic:claude-sonnet-5-5", keyAndAddress(simulator)))
                .system("You are terse.")
                .tools(
                        Tool.of("weather", "Current weather", City.class, (city, ctx) -> "Foggy in " + city.name()),
                        BuiltInTools.readOnly(),
                        BuiltInTools.bash())
                .permissions(rules ->
                        rules.allow("weather").allow("Bash(git status)").deny("Read(**/.env)"))
                .approvals(request ->
                        console.askYesNo(request.summary()) ? Approval.allowOnce() : Approval.rejectOnce("not now"))
                .budget(Budget.usd("0.50").turns(40).wallClock(Duration.ofMinutes(10)))
                .sessions(SessionStore.files(folder.resolve("sessions")))
                .workspace(folder, Trust.TRUSTED)
                .build();
    }

    private static void run(Agent agent, PrintStream out) {
        try (Run run = agent.session("demo").prompt("Weather in Oslo, then git status?")) {
            for (AgentEvent event : run) {
                switch (event) {
                    case TextDelta delta -> out.print(delta.text());
                    case ToolStarted started ->
                        out.println("\n> " + started.call().summary());
                    case ToolFinished finished ->
                        out.println("< " + finished.result().brief(80));
                    default -> {}
                }
            }
            switch (run.result()) {
                case Completed c ->
                    out.printf(
                            "%n%s, %.0f %% of input from cache%n",
                            c.cost(), 100 * c.usage().cacheReadRatio().orElseThrow());
                case Suspended p -> out.println(p.sessionId() + " waits for " + p.approvalId());
                case Stopped s -> out.println("stopped at limit: " + s.limit());
                case Cancelled c -> out.println("cancelled: " + c.reason());
                case Refused r -> out.println(r.text());
                case Failed f -> throw f.asException();
            }
        }
    }

    @Test
    void the_program_runs_as_it_is_written() {
        Console console = new Console();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ModelSimulator simulator =
                simulator(request -> request.newToolResults().isEmpty()
                        ? SimReply.of(
                                new ReplyBlock.Text("Let me see."),
                                new ReplyBlock.ToolUse("weather", "{\"name\":\"Oslo\"}"),
                                new ReplyBlock.ToolUse("Bash", "{\"command\":\"git status\"}"),
                                new ReplyBlock.ToolUse("Bash", "{\"command\":\"rm -rf build\"}"))
                        : SimReply.text("Foggy."))) {

            run(agent(simulator, console), new PrintStream(printed, true, StandardCharsets.UTF_8));

            simulator.verify();
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .containsSubsequence(
                        "Let me see.", "> weather {\"name\":\"Oslo\"}", "< Foggy in Oslo", "> Bash git status");
        assertThat(lines).anyMatch(line -> line.startsWith("< [E_DENIED] The user did not allow this call: not now"));
        assertThat(lines.getLast()).matches("\\$0\\.\\d{4}, \\d+ % of input from cache");
        assertThat(console.asked).containsExactly("Bash rm -rf build");
    }

    @Test
    void an_agent_for_a_folder_that_does_not_exist_is_not_built() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Agent.builder().workspace(missing, Trust.TRUSTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no folder `" + missing + "` to work in. Make it first, or name another one.");
    }

    @Test
    void one_question_is_one_line() {
        try (ModelSimulator simulator = simulator(request -> SimReply.text("4"))) {

            String text = agent(simulator, new Console()).ask("2+2?");

            assertThat(text).isEqualTo("4");
            simulator.verify();
        }
    }

    @Test
    void an_answer_can_be_a_record() {
        try (ModelSimulator simulator = simulator(request -> SimReply.text("{\"steps\":[\"pack\",\"go\"]}"))) {

            Plan plan = agent(simulator, new Console()).ask("Plan the trip", Plan.class);

            assertThat(plan).isEqualTo(new Plan(List.of("pack", "go")));
            simulator.verify();
        }
    }

    private static ModelSimulator simulator(ReplyPolicy policy) {
        return ModelSimulator.builder()
                .model(SimModel.named("claude-sonnet-5-5"))
                .policy(policy)
                .start();
    }

    /** What {@code Models.anthropic} finds in the environment of the process. */
    private static Map<String, String> keyAndAddress(ModelSimulator simulator) {
        return Map.of(
                "ANTHROPIC_API_KEY",
                simulator.apiKey(),
                "ANTHROPIC_BASE_URL",
                simulator.baseUri().toString());
    }
}
