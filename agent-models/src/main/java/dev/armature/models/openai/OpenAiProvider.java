package dev.armature.models.openai;

import dev.armature.core.model.Model;
import dev.armature.core.spi.ModelProvider;
import java.util.Map;

/** {@code openai:NAME}, in the Chat Completions format: see {@link OpenAiModel.Builder#environment} for the variables. */
public final class OpenAiProvider implements ModelProvider {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Model model(String name, Map<String, String> environment) {
        return OpenAiModel.builder(name).environment(environment).build();
    }
}
