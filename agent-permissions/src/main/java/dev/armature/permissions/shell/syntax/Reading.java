package dev.armature.permissions.shell.syntax;

/** What all cursors of one parse share: how deep it is, and how many characters were looked at. */
final class Reading {

    private final int deepest;
    private int depth;
    private long looks;

    Reading(Limits limits) {
        this.deepest = limits.depth();
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

    void look() {
        looks++;
    }

    /** Characters looked at so far, each as often as it was; what the tests of linear time count. */
    long looks() {
        return looks;
    }
}
