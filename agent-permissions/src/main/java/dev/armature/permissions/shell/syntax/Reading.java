package dev.armature.permissions.shell.syntax;

/** What all cursors of one parse share: how deep it is, how large the tree is, and how many characters were looked at. */
final class Reading {

    private final int deepest;
    private final int mostNodes;
    private int depth;
    private int nodes;
    private long looks;

    Reading(Limits limits) {
        this.deepest = limits.depth();
        this.mostNodes = limits.nodes();
    }

    /** Called before a construct within another is read; {@link #leave} is called after it, unless the parse fails. */
    void enter(int offset) {
        if (++depth > deepest) {
            throw new ShellSyntaxException(
                    Parse.Cause.LIMIT,
                    new Span(offset, offset),
                    "Nested deeper than " + deepest + " levels. Write it as several commands.");
        }
    }

    void leave() {
        depth--;
    }

    /** Called before so many nodes are added to the tree. */
    void nodes(int offset, int more) {
        nodes += more;
        if (nodes > mostNodes) {
            throw new ShellSyntaxException(
                    Parse.Cause.LIMIT,
                    new Span(offset, offset),
                    "Made of more than " + mostNodes + " parts. Write it as several commands.");
        }
    }

    /** Nodes so far. */
    int nodes() {
        return nodes;
    }

    void look() {
        looks++;
    }

    /** Characters looked at so far, each as often as it was; what the tests of linear time count. */
    long looks() {
        return looks;
    }
}
