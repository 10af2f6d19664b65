package dev.armature.core;

import dev.armature.core.model.Model;
import dev.armature.core.model.anthropic.AnthropicModel;
import dev.armature.core.model.openai.OpenAiModel;
import dev.armature.core.spi.ModelProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Models by name. Keys and addresses come from the environment; see each provider for its variables. */
public final class Models {
    private Models() {}

    /** A model behind the Anthropic Messages API: {@code ANTHROPIC_API_KEY}, {@code ANTHROPIC_BASE_URL}. */
    public static Model anthropic(String name) {
        return AnthropicModel.builder(name).environment(System.getenv()).build();
    }

    /** A model behind an OpenAI-compatible Chat Completions API: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}. */
    public static Model openai(String name) {
        return OpenAiModel.builder(name).environment(System.getenv()).build();
    }

    /** The model that {@code provider:name} names, with keys and addresses from the process's environment. */
    public static Model named(String providerAndName) {
        return named(providerAndName, System.getenv());
    }

    /**
     * The model that {@code provider:name} names.
     *
     * @param environment where keys and addresses come from
     * @throws IllegalArgumentException when there is no such provider, or it lacks what it needs
     */
    public static Model named(String providerAndName, Map<String, String> environment) {
        int colon = providerAndName.indexOf(':');
        if (colon < 1 || colon == providerAndName.length() - 1) {
            throw new IllegalArgumentException(
                    "A model is named `provider:name`, such as `anthropic:claude-sonnet-5-5`; "
                            + "what was there is `" + providerAndName + "`. The providers are: "
                            + String.join(", ", providers()) + ".");
        }
        String provider = providerAndName.substring(0, colon);
        String name = providerAndName.substring(colon + 1);
        return switch (provider) {
            case "anthropic" ->
                AnthropicModel.builder(name).environment(environment).build();
            case "openai" -> OpenAiModel.builder(name).environment(environment).build();
            default -> discovered(provider).model(name, environment);
        };
    }

    /** The names of all providers: ours, then those that other jars bring. */
    public static List<String> providers() {
        List<String> names = new ArrayList<>(List.of("anthropic", "openai"));
        ServiceLoader.load(ModelProvider.class).forEach(provider -> names.add(provider.name()));
        return List.copyOf(names);
    }

    private static ModelProvider discovered(String name) {
        for (ModelProvider provider : ServiceLoader.load(ModelProvider.class)) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("There is no model provider named `" + name + "`. The providers are: "
                + String.join(", ", providers()) + ".");
    }
}
