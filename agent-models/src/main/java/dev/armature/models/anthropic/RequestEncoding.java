package dev.armature.models.anthropic;

import dev.armature.core.message.Message;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.BlockBytes;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.ConversationBytes;
import dev.armature.models.http.JsonBytes;
import dev.armature.models.http.MarkedRows;
import dev.armature.models.http.PromptHeads;
import dev.armature.models.http.PromptSegments;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireJson;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.BreakpointPlanner;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.tools.contract.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns requests into bytes: a head (model, tools, system) that all conversations with the same head share, the messages,
 * and a short tail with everything that is not part of what the provider caches. Nothing is encoded twice while it is
 * remembered.
 *
 * <p>Blocks are counted through the whole request, in the order in which the provider caches them: tools, system, messages.
 */
final class RequestEncoding {
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final byte[] FOR_FIVE_MINUTES =
            ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"5m\"}".getBytes(StandardCharsets.US_ASCII);
    private static final String DROPPING = ",\"block_binding\":{\"prefix_mismatch_behavior\":\"drop_block\"}}";
    private static final byte[] FOR_AN_HOUR =
            ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}".getBytes(StandardCharsets.US_ASCII);

    private final String model;
    private final ModelProfile profile;
    private final Wishes wishes;
    private final ConversationBytes conversations = new ConversationBytes(new AnthropicMessages());
    private final Alternation alternation = new Alternation();
    private final VoidReasoning reasoning;
    private final PromptSegments segments = new PromptSegments();
    private final PromptHeads heads = new PromptHeads(this::head);

    RequestEncoding(String model, ModelProfile profile, Wishes wishes, VoidReasoning reasoning) {
        this.model = model;
        this.profile = profile;
        this.wishes = wishes;
        this.reasoning = reasoning;
    }

    /** The chain of what a provider caches of that request. */
    SegmentChain segments(ModelRequest request) {
        return segments.of(request, sent(request), rows(request));
    }

    /** The messages that go over the wire. */
    private List<Message> sent(ModelRequest request) {
        return alternation.of(reasoning.of(request.messages()));
    }

    /** What is part of the cache's key from the messages on, whatever they say. */
    List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        String effort = wishes.effort();
        return List.of(
                new SentPrompt.Parameter("thinking", thinking(request), Level.MESSAGES),
                new SentPrompt.Parameter(
                        "output_config.effort", effort.isEmpty() ? "" : WireJson.quoted(effort), Level.MESSAGES),
                new SentPrompt.Parameter(
                        "output_config.format", request.answerSchema().orElse(""), Level.MESSAGES));
    }

    /** The row of head blocks, then one row a message. */
    List<BlockBytes> rows(ModelRequest request) {
        List<BlockBytes> rows = new ArrayList<>();
        rows.add(heads.of(request));
        rows.addAll(conversations.encode(sent(request)));
        return rows;
    }

    /**
     * The whole body.
     *
     * @throws IllegalArgumentException when a cache mark stands where none can
     */
    RequestBody body(ModelRequest request) {
        return body(request, thinking(request));
    }

    /** The same with the wish that the provider leaves out reasoning that it does not take. */
    RequestBody droppingBody(ModelRequest request) {
        String thinking = thinking(request);
        String said = thinking.isEmpty() ? ThinkingWish.ADAPTIVE : thinking;
        return body(request, said.substring(0, said.length() - 1) + DROPPING);
    }

    private RequestBody body(ModelRequest request, String thinking) {
        List<BlockBytes> rows = rows(request);
        return MarkedRows.body(rows, markers(request, rows)).add(tail(request, thinking));
    }

    /** Marks that were set before reasoning was left out count what is no longer there. */
    private NavigableMap<Integer, byte[]> markers(ModelRequest request, List<BlockBytes> rows) {
        NavigableMap<Integer, byte[]> markers = new TreeMap<>();
        request.cacheMarks().forEach((segment, kept) -> markers.put(segment, marker(kept)));
        if (reasoning.of(request.messages()).equals(request.messages())
                || MarkedRows.canStand(rows, markers.navigableKeySet())) {
            return markers;
        }
        markers.clear();
        BreakpointPlanner.standard()
                .plan(segments(request), profile.cache())
                .marks()
                .forEach(mark -> markers.put(mark.index(), marker(mark.ttl())));
        return markers;
    }

    /** The provider knows two times; the life is always said, because its default has changed before. */
    private static byte[] marker(Duration kept) {
        return kept.compareTo(ONE_HOUR) >= 0 ? FOR_AN_HOUR : FOR_FIVE_MINUTES;
    }

    private BlockBytes head(PromptHeads.Head key) {
        JsonBytes out = new JsonBytes(8 * 1024);
        BlockMarks blocks = new BlockMarks(out);
        out.raw("{\"model\":").string(model).raw(",\"stream\":true");
        String before = ",\"tools\":[";
        for (ToolSpec tool : key.tools()) {
            out.raw(before);
            blocks.blockBegins();
            out.raw("{\"name\":").string(tool.name());
            out.raw(",\"description\":").string(tool.description());
            out.raw(",\"input_schema\":").raw(tool.inputSchema()).raw("}");
            blocks.blockEnds(true);
            before = ",";
        }
        out.raw(key.tools().isEmpty() ? "" : "]");
        before = ",\"system\":[";
        for (PromptBlock block : key.system()) {
            out.raw(before);
            blocks.blockBegins();
            out.raw("{\"type\":\"text\",\"text\":").string(block.text()).raw("}");
            blocks.blockEnds(true);
            before = ",";
        }
        out.raw(key.system().isEmpty() ? "" : "]").raw(",\"messages\":[");
        return BlockBytes.of(out, blocks);
    }

    private byte[] tail(ModelRequest request, String thinking) {
        JsonBytes out = new JsonBytes(128);
        out.raw("],\"max_tokens\":").raw(Integer.toString(limit(request)));
        how(request, thinking, out);
        return out.raw("}").toBytes();
    }

    /** How to answer. */
    private void how(ModelRequest request, String thinking, JsonBytes out) {
        out.raw(thinking.isEmpty() ? "" : ",\"thinking\":" + thinking);
        String before = ",\"output_config\":{";
        if (!wishes.effort().isEmpty()) {
            out.raw(before).raw("\"effort\":").string(wishes.effort());
            before = ",";
        }
        if (request.answerSchema().isPresent()) {
            out.raw(before).raw("\"format\":{\"type\":\"json_schema\",\"schema\":");
            out.raw(request.answerSchema().get()).raw("}");
            before = ",";
        }
        out.raw(before.equals(",") ? "}" : "");
    }

    private String thinking(ModelRequest request) {
        return wishes.thinking().json(profile.traits(), limit(request));
    }

    private int limit(ModelRequest request) {
        return Math.min(request.maxOutputTokens(), profile.maxOutputTokens());
    }
}
