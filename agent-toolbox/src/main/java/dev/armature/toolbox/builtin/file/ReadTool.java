package dev.armature.toolbox.builtin.file;

import dev.armature.permissions.action.Action;
import dev.armature.toolbox.file.FileContent;
import dev.armature.toolbox.file.FileFailure;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.toolbox.file.ReadLedger;
import dev.armature.toolbox.file.TextFile;
import dev.armature.toolbox.text.ToolText;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.contract.ErrorCode;
import dev.armature.tools.contract.ResourceKey;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.TargetedTool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;
import dev.armature.tools.schema.Named;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows a file, a picture, or stored output. */
public final class ReadTool implements TargetedTool<ReadTool.Input, ReadTool.Target> {
    private static final String BLOB = "blob://";

    /** Above what {@link Page} shows, so that the engine never cuts what this tool has cut already. */
    private static final ToolLimits LIMITS = new ToolLimits(70_000, ToolLimits.Shape.HEAD, Duration.ofMinutes(1));

    private static final ToolSpec SPEC =
            ToolSpec.of("Read", ToolText.beside(ReadTool.class, "read-tool.md"), Input.class, LIMITS);

    /** What the model gives. */
    public record Input(
            @Named("file_path") @Doc("The file to show") String filePath,

            @Doc("The first line to show; lines count from 1") @Default("1")
            int offset,

            @Doc("How many lines to show, at most 2000") @Default("2000")
            int limit) {
        public Input {
            if (offset < 1) {
                throw new IllegalArgumentException("`offset` must be at least 1, was " + offset);
            }
            if (limit < 1) {
                throw new IllegalArgumentException("`limit` must be at least 1, was " + limit);
            }
        }
    }

    /** What is shown, and which part of it. */
    sealed interface Target {
        Input input();

        record File(Input input, NamedPath path) implements Target {}

        record Blob(Input input, BlobRef ref) implements Target {}
    }

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
        return input.filePath().startsWith(BLOB)
                ? new Target.Blob(input, new BlobRef(input.filePath().substring(BLOB.length())))
                : new Target.File(input, NamedPath.of(input.filePath(), context.workspace()));
    }

    @Override
    public SideEffects sideEffects(Target target) {
        return SideEffects.NONE;
    }

    @Override
    public List<ResourceKey> resources(Target target, ToolContext context) {
        return switch (target) {
            case Target.File file -> List.of(ResourceKey.reading(file.path().real()));
            case Target.Blob ignored -> List.of();
        };
    }

    /**
     * Stored output comes from calls of this conversation, which were judged when they were made; showing more of it is judged
     * as looking into the workspace is.
     */
    @Override
    public List<Action> actions(Target target, ToolContext context) {
        return switch (target) {
            case Target.File file -> file.path().reads();
            case Target.Blob ignored ->
                List.of(new Action.ReadPath(context.workspace().root()));
        };
    }

    @Override
    public String summary(Target target) {
        return "Read " + target.input().filePath();
    }

    @Override
    public ToolResult run(Target target, ToolContext context) {
        return switch (target) {
            case Target.File file -> show(file, context);
            case Target.Blob blob -> show(blob, context);
        };
    }

    private static ToolResult show(Target.File file, ToolContext context) {
        try {
            FileContent content = FileContent.read(file.path(), context.workspace(), FileContent.MOST_BYTES);
            Optional<ToolResult> picture = Picture.of(content.bytes());
            if (picture.isPresent()) {
                return picture.get();
            }
            Optional<TextFile> text = TextFile.of(content.bytes());
            if (text.isEmpty()) {
                return binary(file, content, context);
            }
            Page page = Page.of(text.get(), file.input().offset(), file.input().limit());
            context.host()
                    .memory()
                    .of(ReadLedger.class, ReadLedger::new)
                    .saw(file.path().real(), content, page.from(), page.to());
            return page.result(file.path().shown(context.workspace()));
        } catch (IOException e) {
            return FileFailure.of(e, "read", file.path(), context.workspace());
        }
    }

    private static ToolResult binary(Target.File file, FileContent content, ToolContext context) {
        return ToolResult.error(
                ErrorCode.E_BINARY,
                "`%s` holds %s, not text (%,d bytes). Look at it with a program that knows the format, through Bash."
                        .formatted(
                                file.path().shown(context.workspace()),
                                Picture.kindOf(content.bytes()),
                                content.bytes().length));
    }

    private static ToolResult show(Target.Blob blob, ToolContext context) {
        try {
            Optional<byte[]> bytes = context.host().blobs().get(blob.ref());
            if (bytes.isEmpty()) {
                return ToolResult.error(
                        ErrorCode.E_NOT_FOUND,
                        "Nothing is stored as `" + blob.ref().uri() + "`. Repeat the call whose output it was.");
            }
            return TextFile.of(bytes.get())
                    .map(text -> Page.of(
                                    text, blob.input().offset(), blob.input().limit())
                            .result(blob.ref().uri()))
                    .orElseGet(() -> ToolResult.error(ErrorCode.E_BINARY, "What is stored there is not text."));
        } catch (IOException e) {
            return ToolResult.error(
                    ErrorCode.E_INTERNAL,
                    "The store of output cannot be read: " + e.getMessage() + ". Repeat the call whose output it was.");
        }
    }
}
