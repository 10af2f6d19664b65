package dev.armature.core.engine;

import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of an agent, by name, in the order in which the model is told of them. */
public final class ToolCatalog {
    private final Map<String, Tool> byName = new LinkedHashMap<>();
    private final List<ToolSpec> specs;

    /**
     * A catalogue of these tools.
     *
     * @throws IllegalArgumentException when two of them have the same name
     */
    public ToolCatalog(List<Tool> tools) {
        for (Tool tool : tools) {
            Tool other = byName.putIfAbsent(tool.spec().name(), tool);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Two tools are named `" + tool.spec().name() + "`: "
                                + other.getClass().getName() + " and "
                                + tool.getClass().getName() + ". Name one of them otherwise.");
            }
        }
        this.specs = byName.values().stream().map(Tool::spec).toList();
    }

    Optional<Tool> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What the model is told; the same objects at every call. */
    public List<ToolSpec> specs() {
        return specs;
    }

    /** Their names, in order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
