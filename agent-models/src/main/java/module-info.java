/** Clients of model services: the wire formats, and what they share. */
module dev.armature.models {
    requires static transitive org.jspecify;
    requires transitive dev.armature.core;
    requires transitive java.net.http;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;

    provides dev.armature.core.spi.ModelProvider with
            dev.armature.models.anthropic.AnthropicProvider,
            dev.armature.models.openai.OpenAiProvider,
            dev.armature.models.openai.ResponsesProvider;

    exports dev.armature.models.anthropic;
    exports dev.armature.models.openai;
}
