package dev.armature.core.engine;

import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.text.NearestNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tools of an agent, by name, in the order in which the model is told of them. */
public final class ToolCatalog {
    private static final int MOST_NAMED = 50;

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

    /** What to tell a model that names a tool that is not there. */
    String missing(String name) {
        List<String> near = NearestNames.of(name, byName.keySet());
        String meant = near.isEmpty() ? "" : " Did you mean `" + String.join("` or `", near) + "`?";
        String all = byName.isEmpty()
                ? " There are no tools at all; answer without them."
                : " The tools are: "
                        + byName.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (byName.size() > MOST_NAMED ? " and " + (byName.size() - MOST_NAMED) + " more." : ".");
        return "There is no tool named `" + name + "`." + meant + all;
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
