package dev.armature.toolbox.builtin.file;

import dev.armature.permissions.action.Action;
import dev.armature.toolbox.file.FileFailure;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.TargetedTool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.util.List;

/** A tool that changes one file, which its input names. */
abstract class ChangingTool<I extends Record> implements TargetedTool<I, ChangingTool.Target<I>> {
    private final ToolSpec spec;
    private final Class<I> inputType;

    ChangingTool(ToolSpec spec, Class<I> inputType) {
        this.spec = spec;
        this.inputType = inputType;
    }

    /** The file, looked up once. */
    record Target<I extends Record>(I input, NamedPath path) {}

    /** The file's name, as the model wrote it. */
    abstract String filePath(I input);

    /** Changes the file, or says why not. What the system refuses is an exception. */
    abstract ToolResult change(FileState file, I input) throws IOException;

    @Override
    public final ToolSpec spec() {
        return spec;
    }

    @Override
    public final Class<I> inputType() {
        return inputType;
    }

    @Override
    public final Target<I> target(I input, ToolContext context) {
        return new Target<>(input, NamedPath.of(filePath(input), context.workspace()));
    }

    @Override
    public final List<ResourceKey> resources(Target<I> target, ToolContext context) {
        return List.of(ResourceKey.writing(target.path().real()));
    }

    @Override
    public final List<Action> actions(Target<I> target, ToolContext context) {
        return target.path().writes();
    }

    @Override
    public final String summary(Target<I> target) {
        return spec.name() + " " + filePath(target.input());
    }

    @Override
    public final ToolResult run(Target<I> target, ToolContext context) {
        try {
            return change(new FileState(target.path(), context), target.input());
        } catch (IOException e) {
            return FileFailure.of(e, "write", target.path(), context.workspace());
        }
    }
}
