package dev.armature.models.openai;

import dev.armature.core.model.Model;
import dev.armature.core.spi.ModelProvider;
import java.util.Map;

/** {@code openai-responses:NAME}, in the Responses format: see {@link OpenAiModel.Builder#environment} for the variables. */
public final class ResponsesProvider implements ModelProvider {

    @Override
    public String name() {
        return "openai-responses";
    }

    @Override
    public Model model(String name, Map<String, String> environment) {
        return OpenAiModel.builder(name).environment(environment).responses().build();
    }
}
