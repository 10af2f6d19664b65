package dev.armature.models.openai;

import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.BlockBytes;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.ConversationBytes;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.JsonBytes;
import dev.armature.models.http.MarkedRows;
import dev.armature.models.http.PromptHeads;
import dev.armature.models.http.PromptSegments;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireDecoder;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.tools.contract.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns requests into bytes: a head that conversations share, the messages, a short tail. Nothing is encoded twice.
 *
 * <p>Where cache marks are taken, the blocks of the system prompt are parts of its message, so that each can carry one;
 * elsewhere they are one text.
 */
final class ChatRequests implements OpenAiFormat {
    private final Options options;
    private final ConversationBytes conversations;
    private final PromptSegments segments = new PromptSegments();
    private final PromptHeads heads = new PromptHeads(this::head);

    /**
     * How a model is asked.
     *
     * @param official whether the newest field names are understood
     * @param effort how hard to think; empty to leave it to the server
     * @param sendsReasoning whether reasoning goes back to the server that sent it
     * @param takesMarks whether the request says what is cached
     */
    record Options(String model, boolean official, String effort, boolean sendsReasoning, boolean takesMarks) {}

    ChatRequests(Options options) {
        this.options = options;
        this.conversations = new ConversationBytes(new ChatMessages(options.sendsReasoning(), options.takesMarks()));
    }

    @Override
    public String path() {
        return "chat/completions";
    }

    @Override
    public String answerSchemaField() {
        return "response_format";
    }

    @Override
    public WireDecoder decoder(Endpoint endpoint) {
        return new ChatDecoder(endpoint);
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return options.takesMarks() ? segments.of(request, request.messages(), rows(request)) : SegmentChain.empty();
    }

    @Override
    public RequestBody body(ModelRequest request, int maxTokens) {
        NavigableMap<Integer, byte[]> markers =
                options.takesMarks() ? SharedFields.cacheMarkers(request) : new TreeMap<>();
        return MarkedRows.body(rows(request), markers).add(tail(request, maxTokens, !markers.isEmpty()));
    }

    private List<BlockBytes> rows(ModelRequest request) {
        List<BlockBytes> rows = new ArrayList<>();
        rows.add(heads.of(request));
        rows.addAll(conversations.encode(request.messages()));
        return rows;
    }

    private BlockBytes head(PromptHeads.Head key) {
        JsonBytes out = new JsonBytes(8 * 1024);
        BlockMarks blocks = new BlockMarks(out);
        out.raw("{\"model\":").string(options.model());
        out.raw(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        String before = ",\"tools\":[";
        for (ToolSpec tool : key.tools()) {
            out.raw(before);
            blocks.blockBegins();
            out.raw("{\"type\":\"function\",\"function\":{\"name\":").string(tool.name());
            out.raw(",\"description\":").string(tool.description());
            out.raw(",\"parameters\":").raw(tool.inputSchema()).raw("}}");
            blocks.blockEnds(false);
            before = ",";
        }
        out.raw(key.tools().isEmpty() ? "" : "]").raw(",\"messages\":[");
        if (options.takesMarks()) {
            systemParts(key.system(), out, blocks);
        } else {
            systemText(key.system(), out);
        }
        return BlockBytes.of(out, blocks);
    }

    private static void systemText(List<PromptBlock> system, JsonBytes out) {
        String text = String.join("\n\n", system.stream().map(PromptBlock::text).toList());
        if (!text.isEmpty()) {
            out.raw("{\"role\":\"system\",\"content\":").string(text).raw("},");
        }
    }

    private static void systemParts(List<PromptBlock> system, JsonBytes out, BlockMarks blocks) {
        String before = "{\"role\":\"system\",\"content\":[";
        for (PromptBlock block : system) {
            out.raw(before);
            blocks.blockBegins();
            ChatMessages.text(block.text(), out);
            blocks.blockEnds(!block.text().isBlank());
            before = ",";
        }
        out.raw(system.isEmpty() ? "" : "]},");
    }

    private byte[] tail(ModelRequest request, int maxTokens, boolean marked) {
        JsonBytes out = new JsonBytes(128);
        out.raw(options.official() ? "],\"max_completion_tokens\":" : "],\"max_tokens\":");
        out.raw(Integer.toString(maxTokens));
        if (!options.effort().isEmpty()) {
            out.raw(",\"reasoning_effort\":").string(options.effort());
        }
        if (options.official()) {
            SharedFields.cacheKey(request, out);
        }
        out.raw(marked ? SharedFields.CACHE_OPTIONS : "");
        if (request.answerSchema().isPresent()) {
            out.raw(",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{");
            SharedFields.answerSchema(request.answerSchema().get(), out);
            out.raw("}}");
        }
        return out.raw("}").toBytes();
    }
}
