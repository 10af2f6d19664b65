package dev.armature.tools.spi;

import dev.armature.tools.contract.Tool;
import java.util.List;

/**
 * Offers tools to whoever asks for them by the provider's name. Found by {@link java.util.ServiceLoader}; being found does not
 * give a tool to any agent, the host does that. Implementations have a public constructor without parameters.
 */
public interface ToolProvider {

    /** What the host writes to choose this provider, such as {@code built-in}. */
    String name();

    /** The tools, the same on every call and in the same order. Must not throw. */
    List<Tool> tools();
}
