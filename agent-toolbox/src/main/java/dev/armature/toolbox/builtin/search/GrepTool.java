package dev.armature.toolbox.builtin.search;

import dev.armature.permissions.action.Action;
import dev.armature.toolbox.file.GlobPattern;
import dev.armature.toolbox.file.NamedPath;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds text in files. */
public final class GrepTool implements TargetedTool<GrepTool.Input, GrepTool.Target> {
    private static final ToolLimits LIMITS = new ToolLimits(30_000, ToolLimits.Shape.HEAD, Duration.ofMinutes(1));
    private static final ToolSpec SPEC =
            ToolSpec.of("Grep", ToolText.beside(GrepTool.class, "grep-tool.md"), Input.class, LIMITS);

    /** What is said of the files that match. */
    public enum OutputMode {
        FILES_WITH_MATCHES,
        CONTENT,
        COUNT
    }

    /** What the model gives. */
    public record Input(
            @Doc("The regular expression to search for") String pattern,

            @Doc("The folder or file to search") @Default(".")
            String path,

            @Doc("Only files whose name or path fits this pattern")
            Optional<String> glob,

            @Named("output_mode") @Doc("What to show") @Default("files_with_matches")
            OutputMode outputMode,

            @Named("case_insensitive") @Doc("Take upper and lower case as the same") @Default("false")
            boolean caseInsensitive,

            @Named("line_numbers") @Doc("Show line numbers in content mode") @Default("true")
            boolean lineNumbers,

            @Doc("Lines to show before each match") @Default("0")
            int before,

            @Doc("Lines to show after each match") @Default("0")
            int after,

            @Doc("Lines to show before and after each match") @Default("0")
            int context,

            @Doc("Let matches span lines") @Default("false") boolean multiline,

            @Doc("Search for the text as it is, not as an expression") @Default("false")
            boolean fixed,

            @Named("head_limit") @Doc("How many rows to show") @Default("200")
            int headLimit,

            @Doc("How many rows to pass over first") @Default("0")
            int offset) {
        public Input {
            if (pattern.isEmpty()) {
                throw new IllegalArgumentException("`pattern` is empty; say what to search for");
            }
            requireAtLeast(0, before, "before");
            requireAtLeast(0, after, "after");
            requireAtLeast(0, context, "context");
            requireAtLeast(1, headLimit, "head_limit");
            requireAtLeast(0, offset, "offset");
        }

        private static void requireAtLeast(int least, int value, String name) {
            if (value < least || value > 1_000_000) {
                throw new IllegalArgumentException("`" + name + "` must be " + least + " to 1000000, was " + value);
            }
        }

        int linesBefore() {
            return Math.max(before, context);
        }

        int linesAfter() {
            return Math.max(after, context);
        }
    }

    record Target(Input input, NamedPath place, Optional<GlobPattern> glob) {}

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
        matcher(input); // what is no expression is found out before anybody is asked
        return new Target(
                input,
                NamedPath.of(input.path(), context.workspace()),
                input.glob().map(GlobPattern::parse));
    }

    static LineMatcher matcher(Input input) {
        return LineMatcher.of(input.pattern(), input.fixed(), input.caseInsensitive(), input.multiline());
    }

    @Override
    public SideEffects sideEffects(Target target) {
        return SideEffects.NONE;
    }

    @Override
    public List<Action> actions(Target target, ToolContext context) {
        return target.place().reads();
    }

    @Override
    public String summary(Target target) {
        return "Grep " + target.input().pattern() + " in " + target.input().path();
    }

    @Override
    public ToolResult run(Target target, ToolContext context) throws InterruptedException {
        return new GrepSearch(target, context).run();
    }
}
