package dev.armature.examples.coding.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.prompts.Finding;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.Difference;
import dev.armature.prompts.cache.Segment;

/** An explanation as JSON, in the form that {@code docs/command-line.md} promises. */
public final class ExplanationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    /** The whole of it. */
    public static ObjectNode of(Explanation explanation) {
        ObjectNode json = NODES.objectNode()
                .put("type", "explanation")
                .put(
                        "model",
                        explanation.model().provider() + ":"
                                + explanation.model().name())
                .put("workspace", explanation.workspace().toString())
                .put("trusted", explanation.trusted())
                .put("session", explanation.session().map(Object::toString).orElse(null))
                .put("bodyBytes", explanation.bodyBytes())
                .put("estimatedTokens", explanation.segments().tokens());
        ArrayNode segments = json.putArray("segments");
        for (int i = 0; i < explanation.segments().size(); i++) {
            segments.add(segment(explanation, i));
        }
        json.set("cache", cache(explanation));
        ArrayNode lints = json.putArray("lints");
        explanation.lints().forEach(lint -> lints.add(lint(lint)));
        json.set(
                "diff",
                explanation.comparison().map(ExplanationJson::comparison).orElse(null));
        return json;
    }

    private static ObjectNode segment(Explanation explanation, int index) {
        Segment segment = explanation.segments().get(index);
        ObjectNode json = NODES.objectNode()
                .put("path", segment.path())
                .put("level", segment.level().word())
                .put("name", Explanation.name(segment))
                .put("stability", segment.stability().name())
                .put("bytes", segment.bytes().remaining())
                .put("estimatedTokens", segment.tokens())
                .put("sha256", segment.hash());
        ArrayNode sections = json.putArray("sections");
        for (SectionView section : SectionView.of(segment)) {
            sections.addObject()
                    .put("id", section.id())
                    .put("bytes", section.bytes())
                    .put("estimatedTokens", section.tokens())
                    .put("sha256", section.hash());
        }
        json.set(
                "breakpoint",
                explanation.markAt(index).map(ExplanationJson::mark).orElse(null));
        return json;
    }

    private static ObjectNode mark(BreakpointPlan.Mark mark) {
        return NODES.objectNode()
                .put("purpose", mark.purpose().name())
                .put("ttlSeconds", mark.ttl().toSeconds());
    }

    private static ObjectNode cache(Explanation explanation) {
        CacheProfile cache = explanation.model().cache();
        return NODES.objectNode()
                .put("minTokens", cache.minTokens())
                .put("maxBreakpoints", cache.maxBreakpoints())
                .put(
                        "smallestPrefixEnd",
                        explanation.smallestPrefixEnd().map(Segment::path).orElse(null));
    }

    private static ObjectNode lint(Finding finding) {
        return NODES.objectNode()
                .put("place", finding.place())
                .put("problem", finding.problem().name())
                .put("byteOffset", finding.byteOffset())
                .put("found", finding.found())
                .put("advice", finding.problem().advice());
    }

    private static ObjectNode comparison(Comparison comparison) {
        ObjectNode json = NODES.objectNode()
                .put("previousAt", comparison.previousAt().map(Object::toString).orElse(null));
        json.set("break", comparison.change().map(ExplanationJson::change).orElse(null));
        return json;
    }

    private static ObjectNode change(Comparison.Change change) {
        Difference where = change.where();
        return NODES.objectNode()
                .put("kind", change.kind().word())
                .put("section", where.section())
                .put("path", where.path())
                .put("byteOffset", where.byteOffset())
                .put("before", where.before())
                .put("after", where.after())
                .put("estimatedTokensLost", change.tokensLost());
    }
}
