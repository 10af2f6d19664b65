package dev.armature.toolbox.builtin.file;

import dev.armature.toolbox.text.ToolText;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.Named;
import java.io.IOException;

/** Replaces a piece of text in a file. */
public final class EditTool extends ChangingTool<EditTool.Input> {
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

    public EditTool() {
        super(SPEC, Input.class);
    }

    @Override
    String filePath(Input input) {
        return input.filePath();
    }

    @Override
    ToolResult change(FileState file, Input input) throws IOException {
        return new Edit(file, input).apply();
    }
}
