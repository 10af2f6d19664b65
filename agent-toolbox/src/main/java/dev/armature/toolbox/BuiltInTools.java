package dev.armature.toolbox;

import dev.armature.toolbox.builtin.file.EditTool;
import dev.armature.toolbox.builtin.file.ReadTool;
import dev.armature.toolbox.builtin.file.WriteTool;
import dev.armature.toolbox.builtin.search.GlobTool;
import dev.armature.toolbox.builtin.search.GrepTool;
import dev.armature.toolbox.builtin.search.LsTool;
import dev.armature.toolbox.builtin.shell.BashTool;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSet;
import dev.armature.tools.process.ProcessRunner;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built-in tools, as sets to hand to an agent.
 *
 * <pre>{@code
 * Agent.builder().tools(BuiltInTools.readOnly(), BuiltInTools.changing(), BuiltInTools.bash())
 * }</pre>
 *
 * To have a tool is not to be allowed to use it: each call is judged by the permission engine. Tools keep nothing
 * themselves, so one set serves any number of agents and threads.
 */
public final class BuiltInTools {
    private static final List<Tool> READ_ONLY = List.of(new ReadTool(), new LsTool(), new GlobTool(), new GrepTool());
    private static final List<Tool> CHANGING = List.of(new EditTool(), new WriteTool());

    private static final Tool BASH = new BashTool(ProcessRunner.standard());
    private static final List<Tool> ALL =
            Stream.of(READ_ONLY, CHANGING, List.of(BASH)).flatMap(List::stream).toList();

    private BuiltInTools() {}

    /** Those that only look: Read, LS, Glob, Grep. */
    public static ToolSet readOnly() {
        return () -> READ_ONLY;
    }

    /** Those that change files: Edit, Write. They refuse what was not read, so give {@link #readOnly} too. */
    public static ToolSet changing() {
        return () -> CHANGING;
    }

    /** Bash alone: runs commands. Needs {@code /bin/bash}. */
    public static ToolSet bash() {
        return BASH;
    }

    /** All of them: {@link #readOnly}, {@link #changing}, {@link #bash}. */
    public static ToolSet all() {
        return () -> ALL;
    }

    /**
     * Those of these names, in the order given.
     *
     * @throws IllegalArgumentException when there is no built-in tool of a name
     */
    public static ToolSet named(String... names) {
        List<Tool> chosen = Stream.of(names).map(BuiltInTools::tool).toList();
        return () -> chosen;
    }

    private static Tool tool(String name) {
        return ALL.stream()
                .filter(tool -> tool.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no built-in tool `" + name + "`. They are: "
                        + String.join(
                                ", ",
                                ALL.stream().map(tool -> tool.spec().name()).toList()) + "."));
    }
}
