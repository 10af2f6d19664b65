package dev.armature.permissions.shell.syntax;

/** Ends the reading of a text. Never leaves the room: {@link ShellParser} turns it into a value. */
final class ShellSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final Parse.Cause cause;

    ShellSyntaxException(Parse.Cause cause, Span span, String sentence) {
        super(sentence, null, false, false);
        this.cause = cause;
        this.span = span;
    }

    Parse.Unparsed toValue(String text) {
        return new Parse.Unparsed(span, Position.of(text, span.start()) + ": " + getMessage(), cause);
    }
}
