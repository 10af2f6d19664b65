package dev.armature.tools.builtin.file;

import dev.armature.permissions.action.Action;
import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.TargetedTool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.file.FileFailure;
import dev.armature.tools.file.NamedPath;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.Named;
import dev.armature.tools.text.ToolText;
import java.io.IOException;
import java.util.List;

/** Replaces a piece of text in a file. */
public final class EditTool implements TargetedTool<EditTool.Input, EditTool.Target> {
    private static final ToolSpec SPEC =
            ToolSpec.of("Edit", ToolText.beside(EditTool.class, "edit-tool.md"), Input.class);

    /** What the model gives. */
    public record Input(
            @Named("file_path") @Doc("The file to change") String filePath,
            @Named("old_string") @Doc("The text to replace") String oldString,

            @Named("new_string") @Doc("The text to put in its place")
            String newString,

            @Named("replace_all") @Doc("Replace every occurrence") @Default("false")
            boolean replaceAll) {
        public Input {
            if (oldString.isEmpty()) {
                throw new IllegalArgumentException(
                        "`old_string` is empty; quote the text to replace, or use Write to make a file");
            }
        }
    }

    record Target(Input input, NamedPath path) {}

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Target target(Input input, ToolContext context) {
        return new Target(input, NamedPath.of(input.filePath(), context.workspace()));
    }

    @Override
    public List<ResourceKey> resources(Target target, ToolContext context) {
        return List.of(ResourceKey.writing(target.path().real()));
    }

    @Override
    public List<Action> actions(Target target, ToolContext context) {
        return target.path().writes();
    }

    @Override
    public String summary(Target target) {
        return "Edit " + target.input().filePath();
    }

    @Override
    public ToolResult run(Target target, ToolContext context) {
        try {
            return new Edit(new FileState(target.path(), context), target.input()).apply();
        } catch (IOException e) {
            return FileFailure.of(e, "write", target.path(), context.workspace());
        }
    }
}
