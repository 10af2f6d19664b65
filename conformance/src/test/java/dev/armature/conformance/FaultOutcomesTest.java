package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.models.openai.OpenAiModel;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What our clients make of each fault of the simulated server; a page is made from that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FaultOutcomesTest {

    private static final Path PAGE = Path.of("../docs/model-faults.md");
    private static final String MODEL = "faulty-model";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String REPLY = """
            {"blocks": [{"type": "text", "text": "I will read it."},
                        {"type": "tool_use", "name": "Read", "input": {"path": "notes.txt"}}]}""";

    /** As a script names them, in the order in which the page does. */
    private static final List<String> FAULTS = """
            {"type": "http429"}
            {"type": "http429", "retryAfterSeconds": 1}
            {"type": "http429", "retryAfterMs": 5}
            {"type": "http429", "retryAfterSeconds": 86400}
            {"type": "http429", "errorCode": "enforced_spend_limit_reached"}
            {"type": "http529"}
            {"type": "http500"}
            {"type": "http500", "shouldRetry": false}
            {"type": "xShouldRetry", "shouldRetry": true}
            {"type": "xShouldRetry", "shouldRetry": false}
            {"type": "http503"}
            {"type": "http502html"}
            {"type": "http413html"}
            {"type": "promptTooLong", "actual": 208310, "max": 200000}
            {"type": "maxTokensExceedsContext", "prompt": 188240, "maxTokens": 21333, "window": 200000}
            {"type": "creditTooLow"}
            {"type": "http401"}
            {"type": "http403"}
            {"type": "http404", "model": "x"}
            {"type": "redirect307", "location": "https://elsewhere.example/"}
            {"type": "acceptThenClose"}
            {"type": "connectRefused", "ms": 1}
            {"type": "headersThenStall"}
            {"type": "slowStream", "bytesPerSec": 20000}
            {"type": "stallAfterEvent", "events": 2, "ms": 30}
            {"type": "stallAfterEvent", "events": 2, "ms": 30000}
            {"type": "cutAtByte", "bytes": 0}
            {"type": "cutAtByte", "bytes": 400}
            {"type": "cutAtByte", "bytes": 400, "reset": true}
            {"type": "chunkedWeird"}
            {"type": "gzipEncoded"}
            {"type": "dataWithoutEventLine"}
            {"type": "crlfLines"}
            {"type": "crOnly"}
            {"type": "bomPrefix"}
            {"type": "commentLines"}
            {"type": "noSpaceAfterColon"}
            {"type": "multiLineData"}
            {"type": "eofBeforeMessageStop"}
            {"type": "eofAfterMessageDelta"}
            {"type": "errorEvent", "afterEvents": 2}
            {"type": "malformedJsonData"}
            {"type": "pingStorm", "count": 2000, "intervalMs": 0}
            {"type": "pingOnly", "ms": 30000}
            {"type": "unknownEvent"}
            {"type": "unknownBlockType"}
            {"type": "unknownDeltaType"}
            {"type": "duplicateContentBlockStop"}
            {"type": "missingContentBlockStop"}
            {"type": "deltaForUnknownIndex"}
            {"type": "indexGap"}
            {"type": "duplicateMessageStart"}
            {"type": "toolUseNoDelta"}
            {"type": "toolUseNoDelta"}, {"type": "unknownStopReason"}
            {"type": "failedAnswer", "message": "It broke."}
            {"type": "emptyTextBlock"}
            {"type": "emptyContentEndTurn"}
            {"type": "toolUseInvalidJson"}
            {"type": "toolUseUnknownTool"}
            {"type": "toolUseDuplicateId"}
            {"type": "hugeToolInput", "bytes": 1000000}
            {"type": "unknownStopReason"}
            {"type": "nullUsageFields"}
            {"type": "usageMissing"}
            {"type": "refusal", "category": "cyber", "explanation": "No."}
            {"type": "pauseTurn"}
            {"type": "contextWindowExceeded"}
            {"type": "modelSwapInResponse", "model": "another-model"}
            """.lines().toList();

    /** The formats that our clients speak. */
    private enum Format {
        MESSAGES,
        CHAT,
        RESPONSES
    }

    @Test
    void the_page_says_what_comes_of_each() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder();
        for (String fault : FAULTS) {
            rows.append("| `").append(fault.replaceAll("[{}\"]", "")).append("` |");
            for (Format format : Format.values()) {
                rows.append(' ').append(outcome(fault, format)).append(" |");
            }
            rows.append('\n');
        }
        String page = """
                # What comes of faults

                Each fault of the [simulated model](simulator.md#faults), committed once, and what our clients make of it. The \
                answer is a
                text and a call of a tool. This page is made by a test, which fails when the outcome is another one.

                - **the same**: the answer is what it would have been.
                - **again, KIND**: it failed, was asked again after a pause, and then the answer was the same. A run says \
                `ModelRetrying`.
                - **KIND**: it failed for good, with one request. `ModelFailure.Kind` says what the kinds mean.
                - **ends as REASON**: the answer is taken as it is, and stops for that reason (`StopReason`). A call that is not
                  whole is never carried out.
                - **–**: the format has no such thing.
                - A row with two types is both at once.

                Where an answer was begun and cut off, nothing of it is kept or carried out; it is asked for anew. Silence is \
                measured
                here against one second; pings are no progress.

                | fault | Messages | Chat Completions | Responses |
                |---|---|---|---|
                %s""".formatted(rows);
        if (Boolean.getBoolean("armature.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String outcome(String fault, Format format) throws InterruptedException {
        String turns = """
                {"turns": [{"reply": %s, "faults": [%s]}, {"match": {}, "reply": %s}]}""".formatted(REPLY, fault, REPLY);
        try (ModelSimulator simulator = ModelSimulator.builder()
                .model(SimModel.named(MODEL))
                .policy(Script.parse(turns))
                .start()) {
            Model model = model(format, simulator);
            List<ModelEvent> events = ModelCall.ask(
                            model, ModelClientFaultsTest.question(), ModelClientFaultsTest.QUICK)
                    .readAll();
            return simulator.failures().isEmpty() ? outcome(events) : "–";
        }
    }

    private static String outcome(List<ModelEvent> events) {
        String again = "";
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.Retrying retrying) {
                again = "again, " + retrying.failure().kind();
            }
        }
        return switch (events.getLast()) {
            case ModelEvent.Failed failed -> String.valueOf(failed.failure().kind());
            case ModelEvent.Completed completed
            when isUsual(completed.message()) -> again.isEmpty() ? "the same" + counted(completed) : again;
            case ModelEvent.Completed completed ->
                "ends as " + completed.message().stopReason() + said(completed.message()) + counted(completed);
            default -> throw new IllegalStateException("not an end: " + events.getLast());
        };
    }

    private static boolean isUsual(AssistantMessage answer) {
        return answer.stopReason() == StopReason.TOOL_USE
                && answer.text().equals("I will read it.")
                && answer.calls().size() == 1
                && answer.calls().getFirst().complete()
                && answer.calls().getFirst().inputJson().replace(" ", "").equals("{\"path\":\"notes.txt\"}")
                && answer.calls().getFirst().name().equals("Read");
    }

    private static String said(AssistantMessage answer) {
        List<String> differences = new ArrayList<>();
        if (answer.calls().isEmpty()) {
            differences.add("no call");
        }
        if (answer.calls().stream().anyMatch(call -> !call.complete())) {
            differences.add("a call that is not whole");
        }
        if (answer.calls().stream().map(ToolCall::id).distinct().count() > 1) {
            differences.add("calls with an id each");
        }
        return differences.isEmpty() ? "" : ", with " + String.join(", ", differences);
    }

    private static String counted(ModelEvent.Completed completed) {
        return completed.usage().total() == 0 ? ", nothing counted" : "";
    }

    private static Model model(Format format, ModelSimulator simulator) {
        ApiKey key = ApiKey.of(simulator.apiKey());
        if (format == Format.MESSAGES) {
            return AnthropicModel.builder(MODEL)
                    .baseUri(simulator.baseUri())
                    .apiKey(key)
                    .firstEventTimeout(PATIENCE)
                    .idleTimeout(PATIENCE)
                    .build();
        }
        OpenAiModel.Builder builder = OpenAiModel.builder(MODEL)
                .baseUri(simulator.baseUri())
                .apiKey(key)
                .firstEventTimeout(PATIENCE)
                .idleTimeout(PATIENCE);
        return format == Format.CHAT ? builder.build() : builder.responses().build();
    }
}
