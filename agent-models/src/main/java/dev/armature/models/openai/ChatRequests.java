package dev.armature.models.openai;

import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.BlockBytes;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.ConversationBytes;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.JsonBytes;
import dev.armature.models.http.PromptHeads;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireDecoder;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.tools.contract.ToolSpec;

/** Turns requests into bytes: a head that conversations share, the messages, a short tail. Nothing is encoded twice. */
final class ChatRequests implements OpenAiFormat {
    private final String model;
    private final boolean official;
    private final String effort;
    private final ConversationBytes conversations;
    private final PromptHeads heads = new PromptHeads(this::head);

    /**
     * @param official whether the newest field names are understood
     * @param effort how hard to think; empty to leave it to the server
     */
    ChatRequests(String model, boolean official, String effort, boolean sendsReasoning) {
        this.model = model;
        this.official = official;
        this.effort = effort;
        this.conversations = new ConversationBytes(new ChatMessages(sendsReasoning));
    }

    @Override
    public String path() {
        return "chat/completions";
    }

    @Override
    public WireDecoder decoder(Endpoint endpoint) {
        return new ChatDecoder(endpoint);
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return SegmentChain.empty();
    }

    @Override
    public RequestBody body(ModelRequest request, int maxTokens) {
        RequestBody body = new RequestBody();
        heads.of(request).addTo(body);
        for (BlockBytes message : conversations.encode(request.messages())) {
            message.addTo(body);
        }
        return body.add(tail(request, maxTokens));
    }

    private BlockBytes head(PromptHeads.Head key) {
        JsonBytes out = new JsonBytes(8 * 1024);
        out.raw("{\"model\":").string(model).raw(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        String before = ",\"tools\":[";
        for (ToolSpec tool : key.tools()) {
            out.raw(before)
                    .raw("{\"type\":\"function\",\"function\":{\"name\":")
                    .string(tool.name());
            out.raw(",\"description\":").string(tool.description());
            out.raw(",\"parameters\":").raw(tool.inputSchema()).raw("}}");
            before = ",";
        }
        out.raw(key.tools().isEmpty() ? "" : "]").raw(",\"messages\":[");
        String system =
                String.join("\n\n", key.system().stream().map(PromptBlock::text).toList());
        if (!system.isEmpty()) {
            out.raw("{\"role\":\"system\",\"content\":").string(system).raw("},");
        }
        return BlockBytes.of(out, new BlockMarks(out));
    }

    private byte[] tail(ModelRequest request, int maxTokens) {
        JsonBytes out = new JsonBytes(128);
        out.raw(official ? "],\"max_completion_tokens\":" : "],\"max_tokens\":").raw(Integer.toString(maxTokens));
        if (!effort.isEmpty()) {
            out.raw(",\"reasoning_effort\":").string(effort);
        }
        if (official) {
            SharedFields.cacheKey(request, out);
        }
        if (request.answerSchema().isPresent()) {
            out.raw(",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{");
            SharedFields.answerSchema(request.answerSchema().get(), out);
            out.raw("}}");
        }
        return out.raw("}").toBytes();
    }
}
