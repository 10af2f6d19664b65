package dev.armature.testkit.simulator.reasoning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.cache.Reasoning;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs reasoning and checks it when it comes back.
 *
 * <p>A signature binds the text of a block, the rank of its model, everything before it, and the reasoning before it. Of
 * the latter the oldest may be gone when it is checked: what precedes the block now must be the end of what preceded it
 * when it was made. So reasoning may be removed from the start or from the end, and not from the middle, nor be put
 * back. A signature is text: `rank.earlier,earlier,....mac` in base64.
 */
public final class ReasoningSeal {
    private static final int SHORT = 12;
    private static final int PARTS = 3;
    private static final Set<String> TYPES = Set.of("thinking", "redacted_thinking");
    private static final Pattern RANK = Pattern.compile("[0-9]{1,6}");

    private final SecretKeySpec key;

    public ReasoningSeal(long seed) {
        this.key = new SecretKeySpec(("simulator " + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Where in a request reasoning is not what it was. */
    record Break(String path, int index) {}

    /** Signs the blocks of one answer, each bound to those before it. */
    public Session session(Prompt prompt, SimModel model) {
        return new Session(prompt, model);
    }

    /** The first block whose signature does not hold. Redacted blocks are opaque and hold, but others are bound to them. */
    Optional<Break> firstBreak(List<Reasoning> blocks) {
        List<String> present = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = Json.read(blocks.get(i).json());
            String signature = block.path("signature").asText();
            if (block.path("type").asText().equals("thinking")
                    && !holds(
                            signature,
                            block.path("thinking").asText(),
                            blocks.get(i).prefix(),
                            present)) {
                return Optional.of(new Break(blocks.get(i).path(), i));
            }
            present.add(shortened(block));
        }
        return Optional.empty();
    }

    /** What other blocks know a block by. */
    static String knownBy(Reasoning block) {
        return shortened(Json.read(block.json()));
    }

    /** The rank of the model that made a block; 0 when it cannot be told. */
    int rank(Reasoning block) {
        String[] parts = parts(signature(block));
        return parts.length == PARTS ? Integer.parseInt(parts[0]) : 0;
    }

    /** One answer. What it is bound to is worked out only when there is something to sign. */
    public final class Session {
        private final Prompt prompt;
        private final SimModel model;
        private String prefix = "";
        private List<String> earlier = List.of();
        private int before;

        private Session(Prompt prompt, SimModel model) {
            this.prompt = prompt;
            this.model = model;
        }

        /** At the end of the answer: its calls must come back with what was thought before them. */
        public void calls(List<String> ids, Rounds rounds) {
            if (!ids.isEmpty()) {
                rounds.remember(
                        ids,
                        new Rounds.Round(
                                model.id(),
                                prefix,
                                earlier.subList(0, before),
                                earlier.subList(before, earlier.size())));
            }
        }

        /** A block of the answer as it stands: what is signed after it is bound to it, if it is reasoning. */
        public void pass(String blockJson) {
            JsonNode block = Json.read(blockJson);
            if (TYPES.contains(block.path("type").asText())) {
                begin();
                earlier.add(shortened(block));
            }
        }

        /** The signature of that text at this place of the conversation. */
        public String sign(String text) {
            begin();
            String head = model.rank() + "." + String.join(",", earlier);
            String signature = Base64.getEncoder()
                    .encodeToString((head + "." + mac(head, text, prefix)).getBytes(StandardCharsets.US_ASCII));
            earlier.add(shortened("t", signature));
            return signature;
        }

        private void begin() {
            if (prefix.isEmpty()) {
                prefix = prompt.digest();
                earlier = new ArrayList<>();
                prompt.reasoning().forEach(block -> earlier.add(knownBy(block)));
                before = earlier.size();
            }
        }
    }

    private boolean holds(String signature, String text, String prefix, List<String> present) {
        String[] parts = parts(signature);
        if (parts.length != PARTS
                || !mac(parts[0] + "." + parts[1], text, prefix).equals(parts[2])) {
            return false;
        }
        List<String> earlier = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(",", -1));
        int gone = earlier.size() - present.size();
        return gone >= 0 && earlier.subList(gone, earlier.size()).equals(present);
    }

    /** Rank, earlier reasoning and mac; an empty array when it is no signature of this kind. */
    private static String[] parts(String signature) {
        try {
            String[] parts =
                    new String(Base64.getDecoder().decode(signature), StandardCharsets.US_ASCII).split("\\.", -1);
            return parts.length == PARTS && RANK.matcher(parts[0]).matches() ? parts : new String[0];
        } catch (IllegalArgumentException e) {
            return new String[0];
        }
    }

    private String mac(String head, String text, String prefix) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((head + "\n" + prefix + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String signature(Reasoning block) {
        return Json.read(block.json()).path("signature").asText();
    }

    private static String shortened(JsonNode block) {
        return block.path("type").asText().equals("thinking")
                ? shortened("t", block.path("signature").asText())
                : shortened("r", block.path("data").asText());
    }

    /** Enough of the end of what a block is known by, where the mac of a signature is; never empty. */
    private static String shortened(String kind, String text) {
        return kind + text.substring(Math.max(0, text.length() - SHORT)).replaceAll("[^A-Za-z0-9]", "_");
    }
}
