package dev.armature.core;

import dev.armature.core.model.Model;
import dev.armature.core.spi.ModelProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models by name. Who makes them comes in jars of its own: {@code dev.armature:agent-models} brings {@code anthropic} and
 * {@code openai}. Keys and addresses come from the environment; see each provider for its variables.
 */
public final class Models {
    private Models() {}

    /** A model behind the Anthropic Messages API: {@code ANTHROPIC_API_KEY}, {@code ANTHROPIC_BASE_URL}. */
    public static Model anthropic(String name) {
        return named("anthropic:" + name);
    }

    /** A model behind an OpenAI-compatible Chat Completions API: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}. */
    public static Model openai(String name) {
        return named("openai:" + name);
    }

    /** The model that {@code provider:name} names, with keys and addresses from the process's environment. */
    public static Model named(String providerAndName) {
        return named(providerAndName, System.getenv());
    }

    /**
     * The model that {@code provider:name} names.
     *
     * @param environment where keys and addresses come from
     * @throws IllegalArgumentException when there is no such provider, more than one, or it lacks what it needs
     */
    public static Model named(String providerAndName, Map<String, String> environment) {
        int colon = providerAndName.indexOf(':');
        if (colon < 1 || colon == providerAndName.length() - 1) {
            throw new IllegalArgumentException(
                    "A model is named `provider:name`, such as `anthropic:claude-sonnet-5-5`; " + "what was there is `"
                            + providerAndName + "`. " + known());
        }
        return provider(providerAndName.substring(0, colon)).model(providerAndName.substring(colon + 1), environment);
    }

    /** The names of all providers that are on the class path or module path, in the order they are found. */
    public static List<String> providers() {
        return found().map(ModelProvider::name).distinct().toList();
    }

    private static ModelProvider provider(String name) {
        List<ModelProvider> candidates =
                found().filter(provider -> provider.name().equals(name)).toList();
        return switch (candidates.size()) {
            case 0 -> throw new IllegalArgumentException("There is no model provider named `" + name + "`. " + known());
            case 1 -> candidates.getFirst();
            default ->
                throw new IllegalArgumentException("Several model providers are named `" + name + "`: "
                        + candidates.stream()
                                .map(provider -> provider.getClass().getName())
                                .collect(Collectors.joining(", "))
                        + ". Keep one of them on the class path.");
        };
    }

    private static String known() {
        List<String> names = providers();
        return names.isEmpty()
                ? "No provider was found: add a jar that brings one, such as dev.armature:agent-models."
                : "The providers are: " + String.join(", ", names) + ".";
    }

    private static Stream<ModelProvider> found() {
        return ServiceLoader.load(ModelProvider.class).stream().map(ServiceLoader.Provider::get);
    }
}
