package dev.armature.examples.langchain4j.model;

/** Something in a request that cannot be said in LangChain4j's words. */
final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what it is, and what to do */
    Untranslatable(String message) {
        super(message);
    }
}
