package dev.armature.testkit.simulator.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Finds the reasoning in a prompt, and digests what is not reasoning. */
final class ReasoningReader {
    private final MessageDigest digest = Chain.sha256();
    private byte[] state = new byte[0];

    List<Reasoning> blocks(Prompt prompt) {
        List<Reasoning> found = new ArrayList<>();
        String message = "";
        String prefix = "";
        for (PromptBlock block : prompt.blocks) {
            String itsMessage = message(block);
            if (!itsMessage.equals(message)) {
                message = itsMessage;
                prefix = HexFormat.of().formatHex(state);
            }
            if (isReasoning(block)) {
                String json = new String(block.source(), block.from(), block.length(), StandardCharsets.UTF_8);
                found.add(new Reasoning(block.path, json, prefix));
            } else {
                add(block);
            }
        }
        return found;
    }

    String end(Prompt prompt) {
        for (PromptBlock block : prompt.blocks) {
            if (!isReasoning(block)) {
                add(block);
            }
        }
        return HexFormat.of().formatHex(state);
    }

    String before(Prompt prompt, String message) {
        for (PromptBlock block : prompt.blocks) {
            if (message(block).equals(message)) {
                break;
            }
            if (!isReasoning(block)) {
                add(block);
            }
        }
        return HexFormat.of().formatHex(state);
    }

    private void add(PromptBlock block) {
        digest.update(state);
        digest.update(block.level.word().getBytes(StandardCharsets.UTF_8));
        digest.update(block.role.getBytes(StandardCharsets.UTF_8));
        digest.update(block.source(), block.from(), block.length());
        state = digest.digest();
    }

    private static boolean isReasoning(PromptBlock block) {
        return block.kind.equals("thinking") || block.kind.equals("redacted_thinking");
    }

    private static String message(PromptBlock block) {
        int content = block.path.indexOf(".content");
        return content < 0 ? block.path : block.path.substring(0, content);
    }
}
