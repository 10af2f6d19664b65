package dev.armature.core.spi;

import dev.armature.core.model.Model;
import java.util.Map;

/** Makes the models of one provider. Implementations have a public constructor without parameters. */
public interface ModelProvider {

    /** The provider's name, as it stands before the colon in {@code provider:model}. */
    String name();

    /**
     * A model of that name. Connects to nothing yet.
     *
     * @param environment where keys and addresses come from; never a file of the project that is worked on
     * @throws IllegalArgumentException when something that the provider needs is missing, saying what and where to put it
     */
    Model model(String name, Map<String, String> environment);
}
