package dev.armature.prompts.template;

/** A template that cannot be read. The message starts with {@code name:line}. */
public final class TemplateSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateSyntaxException(String message) {
        super(message);
    }
}
