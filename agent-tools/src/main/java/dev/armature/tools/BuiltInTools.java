package dev.armature.tools;

import dev.armature.tools.builtin.file.EditTool;
import dev.armature.tools.builtin.file.ReadTool;
import dev.armature.tools.builtin.file.WriteTool;
import dev.armature.tools.builtin.search.GlobTool;
import dev.armature.tools.builtin.search.GrepTool;
import dev.armature.tools.builtin.search.LsTool;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSet;
import java.util.List;

/**
 * The built-in tools, as sets to hand to an agent.
 *
 * <pre>{@code
 * Agent.builder().tools(BuiltInTools.readOnly(), BuiltInTools.changing())
 * }</pre>
 *
 * To have a tool is not to be allowed to use it: each call is judged by the permission engine. Tools keep nothing
 * themselves, so one set serves any number of agents and threads.
 */
public final class BuiltInTools {
    private static final List<Tool> READ_ONLY = List.of(new ReadTool(), new LsTool(), new GlobTool(), new GrepTool());
    private static final List<Tool> CHANGING = List.of(new EditTool(), new WriteTool());

    private BuiltInTools() {}

    /** Those that only look: Read, LS, Glob, Grep. */
    public static ToolSet readOnly() {
        return () -> READ_ONLY;
    }

    /** Those that change files: Edit, Write. They refuse what was not read, so give {@link #readOnly} too. */
    public static ToolSet changing() {
        return () -> CHANGING;
    }
}
