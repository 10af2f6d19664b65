package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import dev.armature.tools.content.Content;
import dev.armature.tools.schema.RecordReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call of a {@link TypedTool}. What it is about to do is settled when it is read, so what was judged is what runs. */
final class TypedInvocation<I extends Record> implements Invocation {
    private final TypedTool<I> tool;
    private final RecordReading.Understood<I> input;
    private final ToolContext context;
    private final List<Action> actions;
    private final List<ResourceKey> resources;

    TypedInvocation(TypedTool<I> tool, RecordReading.Understood<I> input, ToolContext context) {
        this.tool = tool;
        this.input = input;
        this.context = context;
        this.actions = List.copyOf(tool.actions(input.value(), context));
        this.resources = List.copyOf(tool.resources(input.value(), context));
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public Map<String, String> parameters() {
        return input.scalars();
    }

    @Override
    public SideEffects sideEffects() {
        return tool.sideEffects(input.value());
    }

    @Override
    public boolean concurrencySafe() {
        return tool.concurrencySafe(input.value());
    }

    @Override
    public List<ResourceKey> resources() {
        return resources;
    }

    @Override
    public String summary() {
        return tool.summary(input.value());
    }

    @Override
    public ToolResult run() throws InterruptedException {
        ToolResult result = tool.run(input.value(), context);
        if (input.notes().isEmpty()) {
            return result;
        }
        List<Content> noted = new ArrayList<>(result.content());
        noted.add(new Content.Text("[Note: " + String.join("; ", input.notes()) + ".]"));
        return new ToolResult(noted, result.isError());
    }
}
