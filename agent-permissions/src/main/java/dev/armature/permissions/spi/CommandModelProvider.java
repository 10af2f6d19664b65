package dev.armature.permissions.spi;

/**
 * Describes programs that the judge of commands does not know. Found by {@link java.util.ServiceLoader}; being found changes
 * no judgement, the host does that with {@code CommandModels.discovered(name)}. Implementations have a public constructor
 * without parameters.
 */
public interface CommandModelProvider {

    /** What the host writes to choose this provider, such as {@code acme-tools}. */
    String name();

    /** The models, in the language that {@code docs/command-models.md} describes; the same on every call. Must not throw. */
    String models();
}
