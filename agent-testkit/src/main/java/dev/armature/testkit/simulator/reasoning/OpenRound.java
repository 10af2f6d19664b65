package dev.armature.testkit.simulator.reasoning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.cache.Prompt;
import dev.armature.testkit.simulator.cache.Reasoning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tool round at the end of a request: the latest answer, whose calls the user's last message has the results of. Its
 * reasoning must be there as it was given. Where the history before it has changed it may be gone, for then it would not be
 * accepted either.
 *
 * @param message index of the answer's first message
 * @param callIds of its calls, in order
 */
record OpenRound(int message, List<String> callIds) {

    /** The round that a body ends with, if it ends with one. */
    static Optional<OpenRound> of(JsonNode messages) {
        int last = messages.size() - 1;
        boolean results = false;
        while (last >= 0 && !role(messages, last).equals("assistant")) {
            results |= holds(messages.path(last).path("content"), "tool_result");
            last--;
        }
        if (!results || last < 0) {
            return Optional.empty();
        }
        int first = last;
        while (first > 0 && role(messages, first - 1).equals("assistant")) {
            first--;
        }
        List<String> ids = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            for (JsonNode block : messages.path(i).path("content")) {
                if (block.path("type").asText().equals("tool_use")) {
                    ids.add(block.path("id").asText());
                }
            }
        }
        return Optional.of(new OpenRound(first, ids));
    }

    /**
     * Where an answer of another server begins without reasoning, which a model with a budget for it always begins with. What
     * was answered here is taken back as it was said: a script may leave the reasoning out.
     */
    Optional<String> withoutReasoning(JsonNode body, Rounds rounds) {
        boolean isAsked = body.path("thinking").path("type").asText().equals("enabled");
        boolean isOurs = callIds.stream().anyMatch(id -> rounds.of(id).isPresent());
        JsonNode first = body.path("messages").path(message).path("content").path(0);
        boolean isReasoning = first.path("type").asText().endsWith("thinking");
        return isAsked && !isOurs && !callIds.isEmpty() && !isReasoning
                ? Optional.of("messages.%d.content.0.type: Expected `thinking` or `redacted_thinking`, but found `%s`."
                        .formatted(message, first.path("type").asText()))
                : Optional.empty();
    }

    /**
     * Where its reasoning is not what it was, though it could be.
     *
     * @param mayDiffer whether it is enough that there is as much of it
     */
    Optional<String> problem(Prompt prompt, List<Reasoning> blocks, String model, Rounds rounds, boolean mayDiffer) {
        Optional<Rounds.Round> known =
                callIds.stream().flatMap(id -> rounds.of(id).stream()).findFirst();
        if (known.isEmpty() || !known.get().model().equals(model)) {
            return Optional.empty();
        }
        List<String> before = new ArrayList<>();
        List<Reasoning> here = new ArrayList<>();
        for (Reasoning block : blocks) {
            if (block.message() < message) {
                before.add(ReasoningSeal.knownBy(block));
            } else {
                here.add(block);
            }
        }
        List<String> expected = known.get().reasoning();
        List<String> found = here.stream().map(ReasoningSeal::knownBy).toList();
        boolean asGiven = found.equals(expected) || (mayDiffer && found.size() >= expected.size());
        if (asGiven || !couldStay(known.get(), prompt, before)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < found.size() && at < expected.size() && found.get(at).equals(expected.get(at))) {
            at++;
        }
        return Optional.of(at < here.size() ? here.get(at).path() : "messages." + message + ".content.0");
    }

    private boolean couldStay(Rounds.Round round, Prompt prompt, List<String> before) {
        int gone = round.earlier().size() - before.size();
        return gone >= 0
                && round.earlier().subList(gone, round.earlier().size()).equals(before)
                && prompt.digestBefore("messages." + message).equals(round.prefix());
    }

    private static String role(JsonNode messages, int index) {
        return messages.path(index).path("role").asText();
    }

    private static boolean holds(JsonNode content, String type) {
        for (JsonNode block : content) {
            if (block.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
