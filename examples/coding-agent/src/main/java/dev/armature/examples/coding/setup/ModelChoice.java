package dev.armature.examples.coding.setup;

import dev.armature.core.Models;
import dev.armature.core.usage.PriceList;
import dev.armature.core.usage.Prices;
import dev.armature.examples.coding.offline.OfflineModel;
import dev.armature.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which model is asked: the one named on the command line, else the one of the settings, else a usual one of the provider
 * whose key is there, else the offline model. Keys and addresses come from the user's environment and the user's own
 * settings, never from the workspace.
 */
final class ModelChoice {
    /** The name of the offline model on the command line and in settings. */
    static final String OFFLINE = "offline";

    private static final int DELETE = 0x7F;
    private static final String USUAL_ANTHROPIC = "anthropic:claude-sonnet-5-5";
    private static final String USUAL_OPENAI = "openai:gpt-5";

    private final Map<String, String> environment;
    private final boolean willBeAsked;

    /**
     * @param environment the user's variables, with those of the user's settings behind them
     * @param willBeAsked whether the model must be able to answer
     */
    ModelChoice(Map<String, String> environment, boolean willBeAsked) {
        this.environment = environment;
        this.willBeAsked = willBeAsked;
    }

    ChosenModel choose(Optional<String> named, Optional<Settings.Sourced> fromSettings) {
        if (named.isEmpty() && fromSettings.isPresent()) {
            return ofSettings(fromSettings.get());
        }
        Optional<String> wanted = named.or(this::byKey);
        if (wanted.isEmpty()) {
            return offline()
                    .noting("No model key is set (ANTHROPIC_API_KEY or OPENAI_API_KEY), so the offline model answers: "
                            + "a deterministic planner in this process, not a language model. It can find and rename "
                            + "identifiers, fix small faults that tests show, and summarise a folder. "
                            + "Choose another with --model PROVIDER:NAME.");
        }
        return choose(wanted.get());
    }

    private ChosenModel ofSettings(Settings.Sourced model) {
        try {
            return choose(model.value());
        } catch (UserError e) {
            throw new UserError(model.source().path() + ": `model`: " + e.sentence());
        }
    }

    private ChosenModel choose(String name) {
        return isOffline(name)
                ? offline().noting("The offline model answers: a deterministic planner, not a language model.")
                : online(name);
    }

    private static boolean isOffline(String name) {
        return name.equals(OFFLINE) || name.equals(OFFLINE + ":planner");
    }

    private Optional<String> byKey() {
        if (has("ANTHROPIC_API_KEY") || has("ANTHROPIC_AUTH_TOKEN") || has("ANTHROPIC_BASE_URL")) {
            return Optional.of(USUAL_ANTHROPIC);
        }
        return has("OPENAI_API_KEY") || has("OPENAI_BASE_URL") ? Optional.of(USUAL_OPENAI) : Optional.empty();
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private ChosenModel online(String name) {
        if (willBeAsked) {
            requireKeyFor(name);
        }
        requireUsableKeys(name);
        try {
            return ChosenModel.of(Models.named(name, environment));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + " Or use the offline model: --model " + OFFLINE + ".");
        }
    }

    /** Asking without a key would only be refused by the server; one at an address of the user's own may need none. */
    private void requireKeyFor(String name) {
        if (name.endsWith(":")) {
            return; // what is missing is a name, and that is told next
        }
        boolean isAnthropic = name.startsWith("anthropic:");
        boolean isOpenAi = name.startsWith("openai:") || name.startsWith("openai-responses:");
        boolean hasKey = isAnthropic
                ? has("ANTHROPIC_API_KEY") || has("ANTHROPIC_AUTH_TOKEN") || has("ANTHROPIC_BASE_URL")
                : !isOpenAi || has("OPENAI_API_KEY") || has("OPENAI_BASE_URL");
        if (!hasKey) {
            String provider = isAnthropic ? "ANTHROPIC" : "OPENAI";
            throw new UserError(
                    "The model " + name + " needs a key, and " + provider + "_API_KEY is not set. Set it, or "
                            + provider
                            + "_BASE_URL to the address of a server that needs none. Or use the offline model: --model "
                            + OFFLINE + ".");
        }
    }

    /** A key that came with a line break or a blank from where it was copied is told with the name of its variable. */
    private void requireUsableKeys(String name) {
        List<String> variables = name.startsWith("anthropic:")
                ? List.of("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")
                : List.of("OPENAI_API_KEY");
        for (String variable : variables) {
            String key = environment.getOrDefault(variable, "").strip();
            if (!key.chars().allMatch(c -> c > ' ' && c < DELETE)) {
                throw new UserError(
                        variable + " holds a blank, a line break or another character that is in no key (not"
                                + " shown): a key is printable ASCII without spaces. Set it again.");
            }
        }
    }

    /** The simulated model server in this process, spoken to by the real client over a real connection. */
    private static ChosenModel offline() {
        OfflineModel offline = OfflineModel.start();
        return new ChosenModel(
                offline.model(), PriceList.standard().with(OfflineModel.NAME, Prices.free()), "", offline);
    }
}
