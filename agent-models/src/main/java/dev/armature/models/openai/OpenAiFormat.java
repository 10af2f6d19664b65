package dev.armature.models.openai;

import dev.armature.core.model.ModelRequest;
import dev.armature.models.http.Endpoint;
import dev.armature.models.http.RequestBody;
import dev.armature.models.http.WireDecoder;
import dev.armature.prompts.cache.SegmentChain;

/** One of the provider's two wire formats. */
interface OpenAiFormat {

    /** Where it is spoken, below the version. */
    String path();

    /** Which field says what shape an answer has. */
    String answerSchemaField();

    /**
     * The bytes of a request.
     *
     * @throws IllegalArgumentException when a cache mark stands where none can
     */
    RequestBody body(ModelRequest request, int maxTokens);

    /** The chain of what is cached of a request; empty where no marks are taken. */
    SegmentChain segments(ModelRequest request);

    WireDecoder decoder(Endpoint endpoint);
}
