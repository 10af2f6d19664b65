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
 * Turns requests into bytes of the Responses format, for a server that keeps nothing: the whole conversation is sent each
 * time, reasoning included. A head that conversations share, the messages, a short tail; nothing is encoded twice.
 *
 * <p>The system prompt is the first message and not {@code instructions}, which could carry no cache marks.
 */
final class ResponsesRequests implements OpenAiFormat {
    /** The provider refuses a lower limit. */
    private static final int LEAST_OUTPUT = 16;

    private final Options options;
    private final ConversationBytes conversations;
    private final PromptSegments segments = new PromptSegments();
    private final PromptHeads heads = new PromptHeads(this::head);

    /**
     * How a model is asked.
     *
     * @param official whether the provider itself is asked, and the newest field names are understood
     * @param thinks whether it may be asked for reasoning
     * @param effort how hard to think; empty to leave it to the server
     * @param summary how reasoning is summed up for people; empty for not at all
     * @param takesMarks whether the request says what is cached
     */
    record Options(String model, boolean official, boolean thinks, String effort, String summary, boolean takesMarks) {}

    ResponsesRequests(Options options) {
        this.options = options;
        this.conversations = new ConversationBytes(new ResponsesMessages(options.takesMarks()));
    }

    @Override
    public String path() {
        return "responses";
    }

    @Override
    public String answerSchemaField() {
        return "text.format";
    }

    @Override
    public WireDecoder decoder(Endpoint endpoint) {
        return new ResponsesDecoder(endpoint);
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

    private BlockBytes head(PromptHeads.Head head) {
        JsonBytes out = new JsonBytes(8 * 1024);
        BlockMarks blocks = new BlockMarks(out);
        out.raw("{\"model\":").string(options.model()).raw(",\"stream\":true,\"store\":false");
        out.raw(options.thinks() ? ",\"include\":[\"reasoning.encrypted_content\"]" : "");
        String before = ",\"tools\":[";
        for (ToolSpec tool : head.tools()) {
            out.raw(before);
            blocks.blockBegins();
            out.raw("{\"type\":\"function\",\"name\":").string(tool.name());
            out.raw(",\"description\":").string(tool.description());
            // Strictly is how this format understands a schema unless it is told otherwise.
            out.raw(",\"parameters\":").raw(tool.inputSchema()).raw(",\"strict\":false}");
            blocks.blockEnds(false);
            before = ",";
        }
        out.raw(head.tools().isEmpty() ? "" : "]").raw(",\"input\":[");
        before = "{\"role\":\"system\",\"content\":[";
        for (PromptBlock block : head.system()) {
            out.raw(before);
            blocks.blockBegins();
            ResponsesMessages.text(block.text(), out);
            blocks.blockEnds(!block.text().isBlank());
            before = ",";
        }
        out.raw(head.system().isEmpty() ? "" : "]},");
        return BlockBytes.of(out, blocks);
    }

    private byte[] tail(ModelRequest request, int maxTokens, boolean marked) {
        JsonBytes out = new JsonBytes(128);
        out.raw("],\"max_output_tokens\":").raw(Integer.toString(Math.max(LEAST_OUTPUT, maxTokens)));
        reasoning(out);
        if (options.official()) {
            SharedFields.cacheKey(request, out);
        }
        out.raw(marked ? SharedFields.CACHE_OPTIONS : "");
        if (request.answerSchema().isPresent()) {
            out.raw(",\"text\":{\"format\":{\"type\":\"json_schema\",");
            SharedFields.answerSchema(request.answerSchema().get(), out);
            out.raw("}}");
        }
        return out.raw("}").toBytes();
    }

    private void reasoning(JsonBytes out) {
        String before = ",\"reasoning\":{";
        if (!options.effort().isEmpty()) {
            out.raw(before).raw("\"effort\":").string(options.effort());
            before = ",";
        }
        if (!options.summary().isEmpty()) {
            out.raw(before).raw("\"summary\":").string(options.summary());
            before = ",";
        }
        out.raw(before.equals(",") ? "}" : "");
    }
}
