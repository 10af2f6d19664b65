package dev.armature.examples.coding.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.examples.coding.setup.ChosenModel;
import java.io.PrintStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * For programs: JSON objects on standard output, each on one line, with nothing else between them. Always UTF-8, as JSON has
 * to be, whatever the terminal's character set is.
 */
final class JsonReport implements Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COST_DIGITS = 6;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean streaming;
    private Onward onward;

    JsonReport(PrintStream out, PrintStream err, boolean streaming, Onward onward) {
        this.out = out;
        this.err = err;
        this.streaming = streaming;
        this.onward = onward;
    }

    @Override
    public void begin(String sessionId, ChosenModel model) {
        onward = onward.with(sessionId);
        if (!model.notice().isEmpty()) {
            err.println(model.notice());
        }
        if (streaming) {
            print(object("session")
                    .put("session", sessionId)
                    .put("model", model.model().profile().name()));
        }
    }

    @Override
    public void warn(String sentence) {
        err.println("armature: " + Printable.line(sentence));
    }

    @Override
    public void event(AgentEvent event) {
        if (streaming) {
            EventJson.of(event).ifPresent(this::print);
        }
    }

    @Override
    public void end(RunResult result, Unapproved unapproved, int exitCode) {
        ObjectNode object = object("result")
                .put("status", Ending.word(result, unapproved))
                .put("text", result instanceof RunResult.Completed completed ? completed.text() : "")
                .put("message", Ending.sentence(result, unapproved, onward))
                .put("session", onward.session())
                .put("turns", result.totals().turns())
                .put("toolCalls", result.totals().toolCalls());
        boolean uncounted = result.totals().turns() > 0 && result.usage().input() == 0;
        object.set("usage", uncounted ? EventJson.counted(result.usage()) : EventJson.usage(result.usage()));
        OptionalDouble ratio =
                uncounted ? OptionalDouble.empty() : result.usage().cacheReadRatio();
        object.set(
                "cacheReadRatio", ratio.isPresent() ? DoubleNode.valueOf(ratio.getAsDouble()) : NullNode.getInstance());
        if (result.cost().complete()) {
            object.put("costUsd", result.cost().usd().setScale(COST_DIGITS, RoundingMode.HALF_UP));
        } else {
            object.putNull("costUsd");
        }
        object.put("durationMs", result.totals().duration().toMillis()).put("exitCode", exitCode);
        print(object);
    }

    private static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private void print(ObjectNode object) {
        try {
            byte[] line = (Printable.json(JSON.writeValueAsString(object)) + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(line, 0, line.length);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
        out.flush();
    }
}
