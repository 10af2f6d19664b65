package dev.armature.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.section.Stability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** System prompts as JSON and back. */
final class SystemCodec {
    private SystemCodec() {}

    static ArrayNode write(List<PromptBlock> blocks) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (PromptBlock block : blocks) {
            ObjectNode node =
                    array.addObject().put("stability", block.stability().name()).put("text", block.text());
            ArrayNode sections = node.putArray("sections");
            block.parts()
                    .forEach(part -> sections.addObject().put("id", part.id()).put("bytes", part.bytes()));
        }
        return array;
    }

    static List<PromptBlock> blocks(JsonNode array) {
        List<PromptBlock> blocks = new ArrayList<>();
        for (JsonNode node : array) {
            List<Segment.Part> sections = new ArrayList<>();
            node.path("sections")
                    .forEach(part -> sections.add(new Segment.Part(
                            part.required("id").asText(), part.required("bytes").asInt())));
            blocks.add(new PromptBlock(node.required("text").asText(), stability(node), sections));
        }
        return blocks;
    }

    /** It only says where marks go: one of a later version is as good as the shortest. */
    private static Stability stability(JsonNode node) {
        String name = node.path("stability").asText();
        return Arrays.stream(Stability.values())
                .filter(stability -> stability.name().equals(name))
                .findFirst()
                .orElse(Stability.SESSION);
    }
}
