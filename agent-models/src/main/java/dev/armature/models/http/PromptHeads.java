package dev.armature.models.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolSpec;
import java.util.List;
import java.util.function.Function;

/** How requests begin, as bytes: all conversations with the same tools and system prompt share it. Thread-safe. */
public final class PromptHeads {
    private static final int MOST = 256;

    private final Cache<Head, BlockBytes> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Function<Head, BlockBytes> encoder;

    /** What a head says. */
    public record Head(List<PromptBlock> system, List<ToolSpec> tools) {}

    /** @param encoder gives the same bytes for the same head, always */
    public PromptHeads(Function<Head, BlockBytes> encoder) {
        this.encoder = encoder;
    }

    /** How that request begins. */
    public BlockBytes of(ModelRequest request) {
        return known.get(new Head(request.system(), request.tools()), encoder);
    }
}
