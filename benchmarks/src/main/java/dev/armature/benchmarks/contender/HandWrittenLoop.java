package dev.armature.benchmarks.contender;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a careful programmer writes in an afternoon with the JDK's client and Jackson: each turn writes the whole request
 * with a generator, sends it, and reads the answer line by line. The measure for the others.
 */
final class HandWrittenLoop implements Talk {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The schema that our client makes of {@link NoteTaking.Note}, written down so that nothing of ours is loaded to make it. */
    static final String SCHEMA = """
            {"type":"object","properties":{"number":{"type":"integer"},"text":{"type":"string"}},\
            "required":["number","text"],"additionalProperties":false}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;

    HandWrittenLoop(URI server) {
        uri = server.resolve("/v1/messages");
    }

    private record Said(String text, String callId, String input) {}

    @Override
    public int converse() throws IOException, InterruptedException {
        List<Said> turns = new ArrayList<>();
        while (true) {
            Said said = ask(request(turns));
            turns.add(said);
            if (said.callId().isEmpty()) {
                return turns.size();
            }
        }
    }

    private byte[] request(List<Said> turns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", "canned");
            json.writeNumberField("max_tokens", 32_000);
            json.writeBooleanField("stream", true);
            json.writeArrayFieldStart("tools");
            for (String name : NoteTaking.TOOLS) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("description", NoteTaking.PURPOSE);
                json.writeFieldName("input_schema");
                json.writeRawValue(SCHEMA);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("system", NoteTaking.INSTRUCTIONS);
            json.writeArrayFieldStart("messages");
            start(json, "user");
            text(json, NoteTaking.QUESTION);
            end(json);
            for (Said said : turns) {
                write(json, said);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Said said) throws IOException {
        start(json, "assistant");
        text(json, said.text());
        json.writeStartObject();
        json.writeStringField("type", "tool_use");
        json.writeStringField("id", said.callId());
        json.writeStringField("name", "note");
        json.writeFieldName("input");
        json.writeRawValue(said.input());
        json.writeEndObject();
        end(json);
        start(json, "user");
        json.writeStartObject();
        json.writeStringField("type", "tool_result");
        json.writeStringField("tool_use_id", said.callId());
        json.writeStringField("content", NoteTaking.RESULT);
        json.writeEndObject();
        end(json);
    }

    private static void start(JsonGenerator json, String role) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeArrayFieldStart("content");
    }

    private static void end(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private Said ask(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        StringBuilder text = new StringBuilder();
        StringBuilder input = new StringBuilder();
        String callId = "";
        long inputTokens = 0;
        long outputTokens = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("data: ")) {
                    continue;
                }
                JsonNode event = MAPPER.readTree(line.substring("data: ".length()));
                JsonNode delta = event.path("delta");
                text.append(delta.path("text").asText());
                input.append(delta.path("partial_json").asText());
                callId += event.path("content_block").path("id").asText();
                inputTokens +=
                        event.path("message").path("usage").path("input_tokens").asLong();
                outputTokens += event.path("usage").path("output_tokens").asLong();
            }
        }
        new Answer(text.toString(), input.toString(), inputTokens, outputTokens).mustBeAsSent();
        return new Said(text.toString(), callId, input.toString());
    }
}
