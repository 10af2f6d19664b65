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
import dev.armature.tools.schema.Named;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds files by name. */
public final class GlobTool implements TargetedTool<GlobTool.Input, GlobTool.Target> {
    private static final int MOST_SHOWN = 1_000;
    private static final ToolLimits LIMITS = new ToolLimits(100_000, ToolLimits.Shape.HEAD, Duration.ofMinutes(1));
    private static final ToolSpec SPEC =
            ToolSpec.of("Glob", ToolText.beside(GlobTool.class, "glob-tool.md"), Input.class, LIMITS);

    /** What the model gives. */
    public record Input(
            @Doc("The pattern that paths of files must fit") String pattern,

            @Doc("The folder to search, and where the pattern starts") @Default(".")
            String path,

            @Named("include_ignored") @Doc("Also find what .gitignore names") @Default("false")
            boolean includeIgnored,

            @Doc("How many files to show, at most 1000") @Default("100")
            int limit) {
        public Input {
            if (limit < 1 || limit > MOST_SHOWN) {
                throw new IllegalArgumentException("`limit` must be 1 to " + MOST_SHOWN + ", was " + limit);
            }
        }
    }

    record Target(Input input, GlobPattern pattern, NamedPath folder) {}

    private record Found(String path, FileTime changed) {}

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
        String pattern = input.pattern();
        if (pattern.startsWith("/")
                || pattern.startsWith("~")
                || Arrays.asList(pattern.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException(
                    "the pattern `" + pattern
                            + "` leaves the folder that is searched; give the folder as `path` and a pattern that starts there");
        }
        return new Target(input, GlobPattern.parse(pattern), NamedPath.of(input.path(), context.workspace()));
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
        return "Glob " + target.input().pattern() + " in " + target.input().path();
    }

    @Override
    public ToolResult run(Target target, ToolContext context) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        NamedPath folder = target.folder();
        try {
            TreeWalk.Report report =
                    TreeWalk.through(folder, context.workspace(), target.input().includeIgnored(), entry -> {
                        if (!entry.attributes().isDirectory()
                                && target.pattern().matches(entry.path())) {
                            NamedPath file = folder.below(entry.path());
                            found.add(new Found(
                                    file.shown(context.workspace()),
                                    entry.attributes().lastModifiedTime()));
                        }
                        return TreeWalk.Next.ON;
                    });
            return ToolResult.text(text(found, report, target.input()));
        } catch (IOException e) {
            return FileFailure.of(e, "search", folder, context.workspace());
        }
    }

    private static String text(List<Found> found, TreeWalk.Report report, Input input) {
        List<String> rows = new ArrayList<>();
        found.sort(Comparator.comparing(Found::changed).reversed().thenComparing(Found::path));
        found.stream().limit(input.limit()).map(Found::path).forEach(rows::add);
        if (found.isEmpty()) {
            rows.add("No file fits `" + input.pattern() + "`."
                    + (input.includeIgnored()
                            ? ""
                            : " Ignored files were not looked at; `include_ignored` changes that."));
        } else if (found.size() > input.limit()) {
            rows.add("[%,d of %,d files, changed last. Narrow the pattern or raise `limit`.]"
                    .formatted(input.limit(), found.size()));
        }
        if (!report.complete()) {
            rows.add("[Given up after %,d entries: the folder is too large. Give a folder within as `path`.]"
                    .formatted(report.entries()));
        }
        if (report.unlisted() > 0) {
            rows.add("[%,d folders could not be listed.]".formatted(report.unlisted()));
        }
        return String.join("\n", rows);
    }
}
