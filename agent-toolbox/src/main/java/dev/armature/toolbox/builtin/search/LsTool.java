package dev.armature.toolbox.builtin.search;

import dev.armature.permissions.action.Action;
import dev.armature.toolbox.file.FileFailure;
import dev.armature.toolbox.file.GlobPattern;
import dev.armature.toolbox.file.NamedPath;
import dev.armature.toolbox.file.TreeWalk;
import dev.armature.toolbox.text.ToolText;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.TargetedTool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.schema.Default;
import dev.armature.tools.schema.Doc;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows a folder. */
public final class LsTool implements TargetedTool<LsTool.Input, LsTool.Target> {
    private static final int MOST_ENTRIES = 1_000;
    private static final ToolLimits LIMITS = new ToolLimits(30_000, ToolLimits.Shape.HEAD, Duration.ofMinutes(1));
    private static final ToolSpec SPEC =
            ToolSpec.of("LS", ToolText.beside(LsTool.class, "ls-tool.md"), Input.class, LIMITS);

    /** What the model gives. */
    public record Input(
            @Doc("The folder to show") @Default(".") String path,

            @Doc("How many levels to show, 1 to 3") @Default("1")
            int depth,

            @Doc("Patterns of names to leave out") @Default("[]")
            List<String> ignore) {
        public Input {
            ignore = List.copyOf(ignore);
            if (depth < 1 || depth > 3) {
                throw new IllegalArgumentException("`depth` must be 1 to 3, was " + depth);
            }
        }
    }

    record Target(Input input, NamedPath folder, List<GlobPattern> ignored) {}

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
        return new Target(
                input,
                NamedPath.of(input.path(), context.workspace()),
                input.ignore().stream().map(GlobPattern::parse).toList());
    }

    @Override
    public SideEffects sideEffects(Target target) {
        return SideEffects.NONE;
    }

    @Override
    public List<Action> actions(Target target, ToolContext context) {
        return target.folder().reads();
    }

    @Override
    public String summary(Target target) {
        return "LS " + target.input().path();
    }

    @Override
    public ToolResult run(Target target, ToolContext context) throws InterruptedException {
        List<String> rows = new ArrayList<>();
        try {
            TreeWalk.Report report = TreeWalk.through(target.folder(), context.workspace(), true, entry -> {
                if (target.ignored().stream().anyMatch(pattern -> pattern.matches(entry.path()))) {
                    return TreeWalk.Next.PAST;
                }
                if (rows.size() == MOST_ENTRIES) {
                    return TreeWalk.Next.STOP;
                }
                rows.add(row(entry));
                return entry.depth() < target.input().depth() ? TreeWalk.Next.ON : TreeWalk.Next.PAST;
            });
            return ToolResult.text(text(rows, report, target.folder().shown(context.workspace())));
        } catch (IOException e) {
            return FileFailure.of(e, "list", target.folder(), context.workspace());
        }
    }

    private static String row(TreeWalk.Entry entry) {
        BasicFileAttributes attributes = entry.attributes();
        if (attributes.isDirectory()) {
            return entry.path() + "/";
        } else if (attributes.isSymbolicLink()) {
            return entry.path() + " (link)";
        } else if (attributes.isOther()) {
            return entry.path() + " (no regular file)";
        }
        return "%s (%,d bytes)".formatted(entry.path(), attributes.size());
    }

    private static String text(List<String> rows, TreeWalk.Report report, String shown) {
        if (rows.isEmpty()) {
            return "`" + shown + "` is an empty folder.";
        }
        List<String> all = new ArrayList<>(rows);
        if (!report.complete()) {
            all.add("[The first %,d entries; there are more. Show a folder within, or use `ignore`.]"
                    .formatted(rows.size()));
        }
        if (report.unlisted() > 0) {
            all.add("[%,d folders could not be listed.]".formatted(report.unlisted()));
        }
        return String.join("\n", all);
    }
}
