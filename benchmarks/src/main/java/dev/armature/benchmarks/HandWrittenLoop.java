package dev.armature.benchmarks;

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
 * with a generator, sends it, and reads the answer line by line. The measure for {@link ModelClientTurn}.
 */
final class HandWrittenLoop {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;
    private final String system;
    private final List<String> toolNames;
    private final String schema;

    HandWrittenLoop(URI base, String system, List<String> toolNames, String schema) {
        this.uri = base.resolve("/v1/messages");
        this.system = system;
        this.toolNames = toolNames;
        this.schema = schema;
    }

    private record Said(String text, String callId, String input) {}

    /** Has one conversation and returns how many requests it took. */
    int converse(String question) throws IOException, InterruptedException {
        List<Said> turns = new ArrayList<>();
        while (true) {
            Said said = ask(request(question, turns));
            turns.add(said);
            if (said.callId().isEmpty()) {
                return turns.size();
            }
        }
    }

    private byte[] request(String question, List<Said> turns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", "canned");
            json.writeNumberField("max_tokens", 32_000);
            json.writeBooleanField("stream", true);
            json.writeArrayFieldStart("tools");
            for (String name : toolNames) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeStringField("description", "Takes a note.");
                json.writeFieldName("input_schema");
                json.writeRawValue(schema);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("system", system);
            json.writeArrayFieldStart("messages");
            start(json, "user");
            text(json, question);
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
        json.writeStringField("content", ModelClientTurn.RESULT);
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
            }
        }
        return new Said(text.toString(), callId, input.toString());
    }
}
