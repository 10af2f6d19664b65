package dev.armature.permissions.shell.syntax;

import java.util.List;

/** An and-or list: a pipeline and those that run depending on how the one before ended. Often just one pipeline. */
public record AndOr(Span span, Pipeline first, List<Link> rest) implements Node {

    public AndOr {
        rest = List.copyOf(rest);
    }

    /** The operator before a pipeline. Both bind alike, from the left. */
    public enum Connector {
        AND,
        OR
    }

    /** A further pipeline with the operator before it. */
    public record Link(Span span, Connector connector, Pipeline pipeline) implements Node {}
}
