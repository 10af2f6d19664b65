package dev.armature.toolbox;

import dev.armature.tools.contract.Tool;
import dev.armature.tools.spi.ToolProvider;
import java.util.List;

/** Offers the built-in tools as {@code built-in} to programs that look providers up. Others call {@link BuiltInTools}. */
public final class BuiltInToolProvider implements ToolProvider {

    /** For {@link java.util.ServiceLoader}. */
    public BuiltInToolProvider() {}

    @Override
    public String name() {
        return "built-in";
    }

    @Override
    public List<Tool> tools() {
        return BuiltInTools.all().tools();
    }
}
