package dev.armature.models.anthropic;

import dev.armature.core.message.AssistantMessage;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Turns requests into bytes: a head (model, tools, system) that all conversations with the same head share, the messages,
 * and a short tail with everything that is not part of what the provider caches. Nothing is encoded twice while it is
 * remembered.
 *
 * <p>Blocks are counted through the whole request, in the order in which the provider caches them: tools, system, messages.
 * Tools that the model searches for are no blocks: the provider keeps them out of the prompt, until one is found.
 */
final class RequestEncoding {
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final byte[] FOR_FIVE_MINUTES =
            ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"5m\"}".getBytes(StandardCharsets.US_ASCII);
    private static final String SEARCH =
            "{\"type\":\"tool_search_tool_bm25_20251119\",\"name\":\"tool_search_tool_bm25\"}";
    private static final String STREAMING = ",\"stream\":true";
    private static final String DROPPING = ",\"block_binding\":{\"prefix_mismatch_behavior\":\"drop_block\"}}";
    private static final byte[] FOR_AN_HOUR =
            ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}".getBytes(StandardCharsets.US_ASCII);

    private final String model;
    private final ModelProfile profile;
    private final Wishes wishes;
    private final ConversationBytes conversations = new ConversationBytes(new AnthropicMessages());
    private final Alternation alternation = new Alternation();
    private final VoidReasoning reasoning;
    private final Predicate<ToolSpec> deferred;
    private final PromptSegments segments = new PromptSegments();
    private final PromptHeads heads = new PromptHeads(this::head);

    /** @param deferred which tools the model searches for; always the same answer for the same tool */
    RequestEncoding(
            String model, ModelProfile profile, Wishes wishes, VoidReasoning reasoning, Predicate<ToolSpec> deferred) {
        this.model = model;
        this.profile = profile;
        this.wishes = wishes;
        this.reasoning = reasoning;
        this.deferred = deferred;
    }

    /** The chain of what a provider caches of that request. */
    SegmentChain segments(ModelRequest request) {
        List<Message> sent = sent(request);
        return segments.of(visible(request.tools()), request.system(), sent, rows(request, sent));
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
                        "output_config.format", request.answerSchema().orElse(""), Level.MESSAGES),
                new SentPrompt.Parameter("tool_choice", wishes.forced(request), Level.MESSAGES));
    }

    /** The row of head blocks, then one row a message. */
    private List<BlockBytes> rows(ModelRequest request, List<Message> sent) {
        List<BlockBytes> rows = new ArrayList<>();
        rows.add(heads.of(request));
        rows.addAll(conversations.encode(sent));
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
        List<BlockBytes> rows = rows(request, sent(request));
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
        out.raw("{\"model\":").string(model).raw(STREAMING);
        String before = ",\"tools\":[";
        List<ToolSpec> later = key.tools().stream().filter(deferred).toList();
        if (!later.isEmpty()) {
            out.raw(before).raw(SEARCH);
            before = ",";
        }
        for (ToolSpec tool : visible(key.tools())) {
            out.raw(before);
            blocks.blockBegins();
            tool(tool, "", out);
            blocks.blockEnds(true);
            before = ",";
        }
        for (ToolSpec tool : later) {
            tool(tool, ",\"defer_loading\":true", out.raw(before));
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

    private static void tool(ToolSpec tool, String more, JsonBytes out) {
        out.raw("{\"name\":").string(tool.name());
        out.raw(",\"description\":").string(tool.description());
        out.raw(",\"input_schema\":").raw(tool.inputSchema()).raw(more).raw("}");
    }

    /** Those that are part of the prompt from its beginning. */
    private List<ToolSpec> visible(List<ToolSpec> tools) {
        return tools.stream().filter(deferred.negate()).toList();
    }

    private byte[] tail(ModelRequest request, String thinking) {
        JsonBytes out = new JsonBytes(128);
        out.raw("],\"max_tokens\":").raw(Integer.toString(limit(request)));
        how(request, thinking, out);
        Double temperature = wishes.temperature(profile.traits(), thinking);
        out.raw(temperature == null ? "" : ",\"temperature\":" + temperature);
        if (wishes.diagnosesCache()) {
            out.raw(",\"diagnostics\":{\"previous_message_id\":");
            previous(request).ifPresentOrElse(out::string, () -> out.raw("null"));
            out.raw("}");
        }
        return out.raw("}").toBytes();
    }

    /** The provider's id of the last answer, if it is one of the same provider. */
    private static Optional<String> previous(ModelRequest request) {
        for (Message message : request.messages().reversed()) {
            if (message instanceof AssistantMessage answer) {
                boolean isOurs =
                        answer.parts().stream().anyMatch(part -> part.raw().isOf(AnthropicMessages.FORMAT));
                return isOurs && !answer.id().isEmpty() ? Optional.of(answer.id()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Why a request is not sent. */
    Optional<String> objection(ModelRequest request) {
        return wishes.objection(request, profile);
    }

    /** What is sent when only the tokens are to be counted: nothing that shapes an answer, and no marks. */
    RequestBody countBody(ModelRequest request) {
        RequestBody body = new RequestBody();
        JsonBytes begin = new JsonBytes(64);
        begin.raw("{\"model\":").string(model);
        List<BlockBytes> rows = rows(request, sent(request));
        body.add(begin.toBytes());
        rows.getFirst().addTo(body, begin.length() + STREAMING.length());
        rows.subList(1, rows.size()).forEach(row -> row.addTo(body));
        JsonBytes out = new JsonBytes(128).raw("]");
        how(request, thinking(request), out);
        return body.add(out.raw("}").toBytes());
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
        String choice = wishes.forced(request);
        out.raw(choice.isEmpty() ? "" : ",\"tool_choice\":" + choice);
    }

    private String thinking(ModelRequest request) {
        return wishes.thinking(request, profile.traits(), limit(request));
    }

    private int limit(ModelRequest request) {
        return Math.min(request.maxOutputTokens(), profile.maxOutputTokens());
    }
}
