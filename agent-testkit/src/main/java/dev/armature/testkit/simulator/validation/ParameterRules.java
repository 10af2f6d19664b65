package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Output limit, thinking, tool choice, effort and sampling. */
final class ParameterRules implements Rule {
    private static final BigInteger LEAST_THINKING_BUDGET = BigInteger.valueOf(1_024);
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");
    private static final Set<String> SPEEDS = Set.of("standard", "fast");
    private static final Set<String> CHOICES = Set.of("auto", "any", "none", "tool");

    private final boolean create;

    ParameterRules(boolean create) {
        this.create = create;
    }

    @Override
    public Optional<Violation> violation(Asked asked) {
        return (create ? maxTokens(asked).or(() -> sampling(asked)) : Optional.<Violation>empty())
                .or(() -> thinking(asked))
                .or(() -> toolChoice(asked))
                .or(() -> words(asked.body()));
    }

    private static Optional<Violation> maxTokens(Asked asked) {
        JsonNode limit = asked.body().path("max_tokens");
        if (!limit.isIntegralNumber()) {
            return Rule.says("max_tokens: Input should be a valid integer");
        }
        BigInteger value = limit.bigIntegerValue();
        if (value.signum() < 0) {
            return Rule.says("max_tokens: must be greater than or equal to 1");
        }
        if (value.compareTo(BigInteger.valueOf(asked.traits().maxOutputTokens())) > 0) {
            return Rule.says("max_tokens: %d > %d, which is the maximum allowed number of output tokens for %s"
                    .formatted(
                            value,
                            asked.traits().maxOutputTokens(),
                            asked.body().path("model").asText()));
        }
        return value.signum() == 0 ? preWarm(asked.body()) : Optional.empty();
    }

    /** `max_tokens: 0` only fills the cache, so nothing that shapes an answer goes with it. */
    private static Optional<Violation> preWarm(JsonNode body) {
        String choice = body.path("tool_choice").path("type").asText();
        List<String> against = List.of(
                body.path("stream").asBoolean() ? "stream" : "",
                body.path("thinking").path("type").asText().equals("enabled") ? "thinking.type: enabled" : "",
                body.path("output_config").has("format") ? "output_config.format" : "",
                choice.equals("any") || choice.equals("tool") ? "tool_choice: " + choice : "");
        return against.stream()
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> Violation.of("max_tokens: 0 cannot be combined with `" + name + "`"));
    }

    private static Optional<Violation> sampling(Asked asked) {
        for (String name : List.of("temperature", "top_p", "top_k")) {
            JsonNode value = asked.body().path(name);
            if (value.isMissingNode()) {
                continue;
            }
            boolean isDefault = name.equals("temperature") && value.asDouble() == 1.0;
            if (asked.isOfVersion2026() || (!asked.traits().samplingParameters() && !isDefault)) {
                return Rule.says(name + ": not supported for this model");
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> thinking(Asked asked) {
        JsonNode thinking = asked.body().path("thinking");
        if (thinking.isMissingNode()) {
            return Optional.empty();
        }
        String type = thinking.path("type").asText();
        if (!asked.traits().thinkingTypes().contains(type)) {
            return Rule.says("thinking.type: \"%s\" is not supported for this model".formatted(type));
        }
        if (thinking.has("block_binding") && asked.betas().stream().noneMatch(beta -> beta.startsWith("thinking-b"))) {
            return Rule.says("thinking.block_binding: Extra inputs are not permitted");
        }
        if (type.equals("enabled")) {
            BigInteger budget = thinking.path("budget_tokens").bigIntegerValue();
            if (budget.compareTo(LEAST_THINKING_BUDGET) < 0) {
                return Rule.says("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
            }
            if (create && budget.compareTo(asked.body().path("max_tokens").bigIntegerValue()) >= 0) {
                return Rule.says("`max_tokens` must be greater than `thinking.budget_tokens`");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> toolChoice(Asked asked) {
        JsonNode choice = asked.body().path("tool_choice");
        if (choice.isMissingNode()) {
            return Optional.empty();
        }
        String type = choice.path("type").asText();
        if (!CHOICES.contains(type)) {
            return Rule.says("tool_choice: Input tag '%s' does not match any of the expected tags".formatted(type));
        }
        boolean forced = type.equals("any") || type.equals("tool");
        if (forced && !asked.traits().forcedToolUse()) {
            return Rule.says("tool_choice: type \"tool\" and \"any\" are not supported for this model.");
        }
        if (forced && asked.thinks()) {
            return Rule.says("Thinking may not be enabled when tool_choice forces tool use.");
        }
        if (!type.equals("none") && !asked.body().path("tools").elements().hasNext()) {
            return Rule.says("tool_choice may only be specified while providing tools.");
        }
        String name = choice.path("name").asText();
        if (type.equals("tool") && !ToolRules.names(asked.body()).contains(name)) {
            return Rule.says("Tool '%s' not found in provided tools".formatted(name));
        }
        return Optional.empty();
    }

    private static Optional<Violation> words(JsonNode body) {
        String effort = body.path("output_config").path("effort").asText("high");
        if (!EFFORTS.contains(effort)) {
            return Rule.says("output_config.effort: unexpected value `" + effort + "`");
        }
        String speed = body.path("speed").asText("standard");
        return SPEEDS.contains(speed) ? Optional.empty() : Rule.says("speed: unexpected value `" + speed + "`");
    }
}
