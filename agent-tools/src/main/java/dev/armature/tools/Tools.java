package dev.armature.tools;

import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSet;
import dev.armature.tools.spi.ToolProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Finds the tools that jars offer through {@link ToolProvider}. What is found is given to no agent by itself: a program says
 * so, by naming providers or by taking all.
 */
public final class Tools {

    private Tools() {}

    /** The names of the providers there are, sorted. */
    public static List<String> providers() {
        return found().stream().map(ToolProvider::name).sorted().toList();
    }

    /** The tools of all providers there are, {@code agent-toolbox} included; providers in the order of their names. */
    public static ToolSet discovered() {
        return discovered(providers().toArray(String[]::new));
    }

    /**
     * The tools of these providers, in the order given.
     *
     * @throws IllegalArgumentException when there is no provider of a name, or more than one
     */
    public static ToolSet discovered(String... names) {
        List<ToolProvider> found = found();
        List<Tool> tools = new ArrayList<>();
        Arrays.stream(names)
                .map(name -> provider(name, found))
                .map(ToolProvider::tools)
                .forEach(tools::addAll);
        List<Tool> all = List.copyOf(tools);
        return () -> all;
    }

    private static ToolProvider provider(String name, List<ToolProvider> found) {
        List<ToolProvider> named =
                found.stream().filter(provider -> provider.name().equals(name)).toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    "Expected one provider of tools named `" + name + "`, found " + named.size() + ". " + known());
        }
        return named.getFirst();
    }

    private static String known() {
        List<String> names = providers();
        return names.isEmpty()
                ? "There is none: add a jar that brings one, such as dev.armature:agent-toolbox."
                : "There are: " + String.join(", ", names) + ".";
    }

    private static List<ToolProvider> found() {
        return ServiceLoader.load(ToolProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
