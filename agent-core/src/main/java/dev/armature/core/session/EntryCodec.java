package dev.armature.core.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.session.EntryBody.ApprovalAsked;
import dev.armature.core.session.EntryBody.ApprovalGiven;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.CallAnswered;
import dev.armature.core.session.EntryBody.EffectIntended;
import dev.armature.core.session.EntryBody.Repaired;
import dev.armature.core.session.EntryBody.RunEnded;
import dev.armature.core.session.EntryBody.SystemTold;
import dev.armature.core.session.EntryBody.Unrecognised;
import dev.armature.core.session.EntryBody.UserSaid;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entries as JSON and back.
 *
 * <p>Evolution: a field is added, never changed or removed; a reader ignores fields that it does not know; an entry
 * whose type it does not know becomes {@link Unrecognised} and is written back as it was. {@code v} rises only when an
 * old reader would misunderstand.
 */
final class EntryCodec {
    private static final int VERSION = 1;
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    /** Reads whatever was written: what a tool gave back may be larger than Jackson takes by default. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private EntryCodec() {}

    static String write(Entry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("v", VERSION);
        node.put("seq", entry.sequence());
        node.put("epoch", entry.epoch());
        node.put("at", entry.at().toString());
        switch (entry.body()) {
            case SystemTold told -> node.put("type", "system").set("blocks", SystemCodec.write(told.blocks()));
            case UserSaid said -> node.put("type", "user").set("message", MessageCodec.write(said.message()));
            case AssistantSaid said -> {
                node.put("type", "assistant").set("message", MessageCodec.write(said.message()));
                node.set("usage", MessageCodec.write(said.usage()));
                if (said.asked().isKnown()) {
                    node.set("asked", MessageCodec.write(said.asked()));
                }
            }
            case EffectIntended intent ->
                node.put("type", "intent")
                        .put("call", intent.callId())
                        .put("tool", intent.tool())
                        .put("hash", intent.inputHash());
            case CallAnswered answered ->
                node.put("type", "answer").set("answer", MessageCodec.write(answered.answer()));
            case ApprovalAsked asked ->
                node.put("type", "approval_asked")
                        .put("approval", asked.approvalId())
                        .put("call", asked.callId())
                        .put("hash", asked.inputHash())
                        .put("summary", asked.summary());
            case ApprovalGiven given ->
                node.put("type", "approval_given")
                        .put("approval", given.approvalId())
                        .put("verdict", given.verdict())
                        .put("detail", given.detail());
            case RunEnded ended -> {
                node.put("type", "run_ended").put("how", ended.how()).put("detail", ended.detail());
                ended.spent().ifPresent(spent -> node.set("spent", MessageCodec.write(spent)));
            }
            case Repaired repaired ->
                node.put("type", "repaired")
                        .put("bytes", repaired.bytesSetAside())
                        .put("where", repaired.where())
                        .put("why", repaired.why());
            case Unrecognised other -> {
                return other.json();
            }
        }
        return withoutHalfPairs(node.toString());
    }

    /**
     * Halves of surrogate pairs as escapes: UTF-8 cannot say them, and what is read back must be what was written, or the
     * model would be sent something else after a restart than before.
     */
    private static String withoutHalfPairs(String json) {
        return HALF_PAIR
                .matcher(json)
                .replaceAll(half -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) half.group().charAt(0)));
    }

    /** The entry, or nothing when the text is not one. */
    static Optional<Entry> read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return Optional.of(new Entry(
                    node.required("seq").asLong(),
                    node.required("epoch").asLong(),
                    Instant.parse(node.required("at").asText()),
                    body(node, json)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static EntryBody body(JsonNode node, String json) {
        String type = node.required("type").asText();
        if (node.path("v").asInt() > VERSION) {
            return new Unrecognised(type, json);
        }
        return switch (type) {
            case "system" -> new SystemTold(SystemCodec.blocks(node.required("blocks")));
            case "user" -> new UserSaid(MessageCodec.userMessage(node.required("message")));
            case "assistant" ->
                new AssistantSaid(
                        MessageCodec.assistantMessage(node.required("message")),
                        MessageCodec.usage(node.required("usage")),
                        MessageCodec.asked(node.path("asked")));
            case "intent" -> new EffectIntended(text(node, "call"), text(node, "tool"), text(node, "hash"));
            case "answer" -> new CallAnswered(MessageCodec.answer(node.required("answer")));
            case "approval_asked" ->
                new ApprovalAsked(
                        text(node, "approval"), text(node, "call"), text(node, "hash"), text(node, "summary"));
            case "approval_given" ->
                new ApprovalGiven(text(node, "approval"), text(node, "verdict"), text(node, "detail"));
            case "run_ended" ->
                new RunEnded(
                        text(node, "how"),
                        text(node, "detail"),
                        Optional.of(node.path("spent"))
                                .filter(JsonNode::isObject)
                                .map(MessageCodec::spent));
            case "repaired" ->
                new Repaired(
                        node.required("bytes").asLong(),
                        text(node, "where"),
                        node.path("why").asText(""));
            default -> new Unrecognised(type, json);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }
}
