package dev.armature.testkit.simulator.endpoint;

import dev.armature.testkit.simulator.cache.CacheUsage;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.dialect.Answer;
import dev.armature.testkit.simulator.dialect.Dialect;
import dev.armature.testkit.simulator.dialect.Ids;
import dev.armature.testkit.simulator.messages.MessagesDialect;
import dev.armature.testkit.simulator.reasoning.ReasoningSeal;
import dev.armature.testkit.simulator.reasoning.Rounds;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes an answer of what the policy said: ids, signatures, counted tokens. */
final class Answering {
    private final Dialect dialect;
    private final Ids ids;
    private final ReasoningSeal seal;
    private final Rounds rounds;

    Answering(Dialect dialect, Ids ids, ReasoningSeal seal, Rounds rounds) {
        this.dialect = dialect;
        this.ids = ids;
        this.seal = seal;
        this.rounds = rounds;
    }

    /**
     * The answer. A call gets an id that no call in the request has, for a conversation may have begun with another server
     * that counted from the same beginning.
     */
    Answer answer(Judged judged, SimReply reply, CacheUsage usage, String diagnosticsJson) {
        Set<String> taken =
                judged.request().toolUses().stream().map(SimBlock.ToolUse::id).collect(Collectors.toSet());
        List<Answer.Block> blocks = new ArrayList<>(reply.blocks().size());
        ReasoningSeal.Session session = seal.session(judged.kept().prompt(), judged.model());
        long tokens = 0;
        long thinkingTokens = 0;
        for (ReplyBlock block : reply.blocks()) {
            Answer.Block made = switch (block) {
                case ReplyBlock.Text text -> new Answer.Block.Text(text.text());
                case ReplyBlock.Thinking thinking -> {
                    String shown = judged.omitsThinking() ? "" : thinking.text();
                    yield new Answer.Block.Thinking(shown, session.sign(shown));
                }
                case ReplyBlock.ToolUse use -> new Answer.Block.ToolUse(freshId(taken), use.name(), use.inputJson());
                case ReplyBlock.RawJson raw -> {
                    session.pass(raw.json());
                    yield new Answer.Block.Raw(raw.json());
                }
            };
            blocks.add(made);
            long size = Prompt.tokensOf(MessagesDialect.block(made));
            tokens += size;
            thinkingTokens += made instanceof Answer.Block.Thinking ? size : 0;
        }
        session.calls(
                blocks.stream()
                        .filter(Answer.Block.ToolUse.class::isInstance)
                        .map(block -> ((Answer.Block.ToolUse) block).id())
                        .toList(),
                rounds);
        return new Answer(
                dialect.answerId(ids),
                judged.model().id(),
                blocks,
                reply.stopReason(),
                "null",
                usage,
                tokens,
                thinkingTokens,
                Answer.Counters.TOLD,
                judged.kept().transformationsJson(),
                diagnosticsJson);
    }

    private String freshId(Set<String> taken) {
        String id = dialect.toolUseId(ids);
        while (taken.contains(id)) {
            id = dialect.toolUseId(ids);
        }
        return id;
    }
}
