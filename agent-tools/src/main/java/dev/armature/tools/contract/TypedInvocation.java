package dev.armature.tools.contract;

import dev.armature.permissions.action.Action;
import dev.armature.tools.content.Content;
import dev.armature.tools.schema.RecordReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call of a {@link TargetedTool}. What it is about to do is settled when it is read, so what was judged is what runs. */
final class TypedInvocation<T> implements Invocation {
    /** How much of an input a line shows, in characters. */
    private static final int SHOWN = 200;

    private final TargetedTool<?, T> tool;
    private final T target;
    private final ToolInput written;
    private final RecordReading.Understood<?> input;
    private final ToolContext context;
    private final List<Action> actions;
    private final List<ResourceKey> resources;

    TypedInvocation(
            TargetedTool<?, T> tool,
            T target,
            ToolInput written,
            RecordReading.Understood<?> input,
            ToolContext context) {
        this.tool = tool;
        this.target = target;
        this.written = written;
        this.input = input;
        this.context = context;
        this.actions = List.copyOf(tool.actions(target, context));
        this.resources = List.copyOf(tool.resources(target, context));
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
        return tool.sideEffects(target);
    }

    @Override
    public boolean concurrencySafe() {
        return tool.concurrencySafe(target);
    }

    @Override
    public List<ResourceKey> resources() {
        return resources;
    }

    /** Nobody can judge a call by the tool's name alone. */
    @Override
    public String summary() {
        String said = tool.summary(target);
        return said.equals(tool.spec().name())
                ? said + " " + brief(written.json().strip())
                : said;
    }

    /** Not in the middle of a character. */
    private static String brief(String json) {
        if (json.length() <= SHOWN) {
            return OneLine.of(json);
        }
        int end = Character.isHighSurrogate(json.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return OneLine.of(json.substring(0, end)) + "…";
    }

    @Override
    public ToolResult run() throws InterruptedException {
        ToolResult result = tool.run(target, context);
        if (input.notes().isEmpty()) {
            return result;
        }
        List<Content> noted = new ArrayList<>(result.content());
        noted.add(new Content.Text("[Note: " + String.join("; ", input.notes()) + ".]"));
        return new ToolResult(noted, result.isError());
    }
}
