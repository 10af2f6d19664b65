package dev.armature.tools.contract;

import java.util.List;

/** Some tools, in the order in which a model is told of them. A single {@link Tool} is a set of one. */
@FunctionalInterface
public interface ToolSet {

    /** The tools; the same list at every call. */
    List<Tool> tools();
}
