package dev.armature.models.anthropic;

import dev.armature.core.model.Model;
import dev.armature.core.spi.ModelProvider;
import java.util.Map;

/** {@code anthropic:NAME}: see {@link AnthropicModel.Builder#environment} for the variables. */
public final class AnthropicProvider implements ModelProvider {

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Model model(String name, Map<String, String> environment) {
        return AnthropicModel.builder(name).environment(environment).build();
    }
}
