package dev.armature.examples.coding.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** A verdict as JSON, in the form that {@code docs/command-line.md} promises. */
public final class VerdictJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private VerdictJson() {}

    /** The whole of a verdict, without a name. */
    public static ObjectNode of(Verdict verdict) {
        var effects = verdict.assessment().effects();
        ObjectNode json = NODES.objectNode();
        json.put("decision", verdict.word()).put("parse", effects.isParsed() ? "ok" : "unparsed");
        ArrayNode reasons = json.putArray("reasons");
        verdict.assessment().decision().reasons().forEach(reason -> reasons.add(reason(reason)));
        ArrayNode commands = json.putArray("commands");
        effects.starts().forEach(start -> commands.add(command(start, verdict)));
        json.set("reads", paths(effects.reads(), verdict));
        json.set("writes", paths(effects.writes(), verdict));
        return json;
    }

    /** A line that holds no command is not allowed to be one. */
    static ObjectNode malformed(String message) {
        ObjectNode json = NODES.objectNode();
        json.put("decision", "ask").put("parse", "unparsed");
        json.putArray("reasons").add(reason(Reason.of("input.malformed", message)));
        json.putArray("commands");
        json.putArray("reads");
        json.putArray("writes");
        return json;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode json = NODES.objectNode();
        json.put("code", reason.code()).put("message", reason.message());
        json.set("span", reason.place().map(VerdictJson::span).orElse(NODES.nullNode()));
        json.put("rule", reason.writtenRule().orElse(null));
        return json;
    }

    private static ObjectNode command(ProgramStart start, Verdict verdict) {
        ObjectNode json = NODES.objectNode();
        ArrayNode argv = json.putArray("argv");
        for (NormalisedArgv.Word word : start.words().words()) {
            switch (word) {
                case NormalisedArgv.Known known -> argv.add(known.text());
                case NormalisedArgv.Unknown ignored -> argv.addNull();
                case NormalisedArgv.UnknownMany ignored -> argv.addNull();
            }
        }
        ArrayNode effects = json.putArray("effects");
        start.kinds().stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .forEach(effects::add);
        json.put("cwd", start.folder().map(verdict::shown).orElse(null));
        json.set("span", span(start.place()));
        return json;
    }

    private static JsonNode span(TextRange range) {
        return NODES.arrayNode().add(range.from()).add(range.to());
    }

    private static ArrayNode paths(Collection<Path> paths, Verdict verdict) {
        ArrayNode json = NODES.arrayNode();
        paths.stream().map(verdict::shown).sorted().forEach(json::add);
        return json;
    }
}
