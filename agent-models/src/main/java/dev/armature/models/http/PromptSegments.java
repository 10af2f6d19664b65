package dev.armature.models.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.section.Stability;
import dev.armature.tools.contract.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoded requests as chains of segments. A row of bytes stands for one path of one conversation, so the chain that ends
 * with it is remembered under it, and the next request pays for what is new only. Thread-safe.
 */
public final class PromptSegments {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final Cache<BlockBytes, Known> chains = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MOST)
            .expireAfterAccess(KEPT)
            .build();

    /** The chain up to a row, which is good only behind that head. */
    private record Known(BlockBytes head, SegmentChain chain) {}

    /** The chain of a request, all tools of which are part of the prompt. */
    public SegmentChain of(ModelRequest request, List<Message> messages, List<BlockBytes> rows) {
        return of(request.tools(), request.system(), messages, rows);
    }

    /**
     * The chain of a request.
     *
     * @param tools those that are part of the prompt
     * @param messages those of the request, as they are sent
     * @param rows its bytes: the head (tools, then system), then one row a message
     */
    public SegmentChain of(
            List<ToolSpec> tools, List<PromptBlock> system, List<Message> messages, List<BlockBytes> rows) {
        BlockBytes head = rows.get(0);
        int known = rows.size() - 1;
        SegmentChain chain = remembered(head, rows.get(known));
        while (chain.size() == 0 && known > 0) {
            known--;
            chain = remembered(head, rows.get(known));
        }
        if (known == 0 && chain.size() == 0) {
            chain = SegmentChain.of(head(tools.size(), system, head));
            chains.put(head, new Known(head, chain));
        }
        for (int row = known + 1; row < rows.size(); row++) {
            chain = chain.plus(message(messages.get(row - 1), row - 1, rows.get(row)));
            chains.put(rows.get(row), new Known(head, chain));
        }
        return chain;
    }

    @SuppressWarnings("ReferenceEquality") // a head with the same content but another identity would be another row
    private SegmentChain remembered(BlockBytes head, BlockBytes row) {
        Known known = chains.getIfPresent(row);
        return known != null && known.head() == head ? known.chain() : SegmentChain.empty();
    }

    private static List<Segment> head(int tools, List<PromptBlock> system, BlockBytes head) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < tools; i++) {
            add(segments, Segment.tool("tools[" + i + "]", Stability.GLOBAL, head.block(i)), head.canBeMarked(i));
        }
        for (int i = 0; i < system.size(); i++) {
            PromptBlock block = system.get(i);
            add(
                    segments,
                    Segment.system("system[" + i + "]", block.stability(), head.block(tools + i), block.parts()),
                    head.canBeMarked(tools + i));
        }
        return segments;
    }

    private static List<Segment> message(Message message, int number, BlockBytes row) {
        String role = message instanceof AssistantMessage ? "assistant" : "user";
        boolean hasPictures = PictureWeight.isIn(message);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < row.blocks(); i++) {
            byte[] block = row.block(i);
            Segment segment = Segment.message("messages[" + number + "].content[" + i + "]", role, block);
            add(segments, hasPictures ? PictureWeight.weighed(segment, block) : segment, row.canBeMarked(i));
        }
        return segments;
    }

    private static void add(List<Segment> segments, Segment segment, boolean canBeMarked) {
        segments.add(canBeMarked ? segment : segment.unmarkable());
    }
}
