package dev.armature.testkit.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Output limit, thinking, tool choice, effort and sampling. */
final class ParameterRules implements Rule {
    private static final BigInteger LEAST_THINKING_BUDGET = BigInteger.valueOf(1_024);
    private static final Set<String> DISPLAYS = Set.of("summarized", "omitted");
    private static final Set<String> BEHAVIOURS = Set.of("error", "drop_block");
    private static final Set<String> TIERS = Set.of("auto", "standard_only");
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
                .or(() -> words(asked));
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
            double most = name.equals("top_k") ? Double.MAX_VALUE : 1;
            if (value.asDouble() < 0) {
                return Rule.says(name + ": Input should be greater than or equal to 0");
            }
            if (value.asDouble() > most) {
                return Rule.says(name + ": Input should be less than or equal to 1");
            }
            if (name.equals("temperature") && !isDefault && asked.thinks()) {
                return Rule.says("`temperature` may only be set to 1 when thinking is enabled.");
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
        Optional<Violation> odd = thinkingFields(asked, type, thinking);
        if (odd.isPresent()) {
            return odd;
        }
        if (type.equals("enabled")) {
            if (!thinking.has("budget_tokens")) {
                return Rule.says("thinking.enabled.budget_tokens: Field required");
            }
            if (!thinking.path("budget_tokens").isIntegralNumber()) {
                return Rule.says("thinking.enabled.budget_tokens: Input should be a valid integer");
            }
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

    private static Optional<Violation> thinkingFields(Asked asked, String type, JsonNode thinking) {
        for (Iterator<String> names = thinking.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean known = switch (name) {
                case "type" -> true;
                case "budget_tokens" -> type.equals("enabled");
                case "display" -> !type.equals("disabled");
                case "block_binding" -> asked.hasBeta("thinking-binding-controls");
                default -> false;
            };
            if (!known) {
                return Rule.says("thinking." + name + ": Extra inputs are not permitted");
            }
        }
        if (thinking.has("display")
                && !DISPLAYS.contains(thinking.path("display").asText())) {
            return Rule.says("thinking." + type + ".display: Input should be 'summarized' or 'omitted'");
        }
        JsonNode binding = thinking.path("block_binding");
        if (binding.has("prefix_mismatch_behavior")
                && !BEHAVIOURS.contains(binding.path("prefix_mismatch_behavior").asText())) {
            return Rule.says(
                    "thinking.block_binding.prefix_mismatch_behavior: Input should be 'error' or 'drop_block'");
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

    private static Optional<Violation> words(Asked asked) {
        JsonNode body = asked.body();
        Optional<Violation> odd =
                outputConfig(asked, body.path("output_config")).or(() -> metadata(body.path("metadata")));
        if (odd.isPresent()) {
            return odd;
        }
        for (JsonNode sequence : body.path("stop_sequences")) {
            if (!sequence.isTextual()) {
                return Rule.says("stop_sequences: Input should be a list of valid strings");
            }
        }
        if (body.has("service_tier")
                && !TIERS.contains(body.path("service_tier").asText())) {
            return Rule.says("service_tier: Input should be 'auto' or 'standard_only'");
        }
        String speed = body.path("speed").asText("standard");
        return SPEEDS.contains(speed) ? Optional.empty() : Rule.says("speed: unexpected value `" + speed + "`");
    }

    private static Optional<Violation> outputConfig(Asked asked, JsonNode config) {
        for (Iterator<String> names = config.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean known = name.equals("effort")
                    || name.equals("format")
                    || (name.equals("task_budget") && asked.hasBeta("task-budgets"));
            if (!known) {
                return Rule.says("output_config." + name + ": Extra inputs are not permitted");
            }
        }
        if (config.hasNonNull("effort")) {
            if (asked.traits().efforts().isEmpty()) {
                return Rule.says("This model does not support the effort parameter.");
            }
            String effort = config.path("effort").asText();
            if (!asked.traits().efforts().contains(effort)) {
                return Rule.says("output_config.effort: unexpected value `" + effort + "`");
            }
        }
        JsonNode format = config.path("format");
        if (format.isMissingNode() || format.isNull()) {
            return Optional.empty();
        }
        if (!format.path("type").asText().equals("json_schema")) {
            return Rule.says("output_config.format.type: Input should be 'json_schema'");
        }
        return format.path("schema").isObject()
                ? Optional.empty()
                : Rule.says("output_config.format.schema: Field required");
    }

    private static Optional<Violation> metadata(JsonNode metadata) {
        for (Iterator<String> names = metadata.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("user_id")) {
                return Rule.says("metadata." + name + ": Extra inputs are not permitted");
            }
        }
        return Optional.empty();
    }
}
