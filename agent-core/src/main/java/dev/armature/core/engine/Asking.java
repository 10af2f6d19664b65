package dev.armature.core.engine;

import dev.armature.core.model.ModelCall;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;

/** How a request becomes an answer, and what that costs. */
public interface Asking {

    /** Asks, with whatever retries the host configured; the caller closes the call. */
    ModelCall ask(ModelRequest request);

    /** What an answer of that model cost. */
    Cost price(String model, Usage usage);
}
