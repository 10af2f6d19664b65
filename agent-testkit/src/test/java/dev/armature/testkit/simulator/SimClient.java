package dev.armature.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.testkit.simulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the simulator the way a plain HTTP client does. */
public final class SimClient implements AutoCloseable {
    private final ModelSimulator simulator;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public SimClient(ModelSimulator simulator) {
        this.simulator = simulator;
    }

    /** Name and data of one event. */
    public record Event(String name, String data) {}

    public HttpResponse<String> messages(String body) {
        return send(request("/v1/messages", body));
    }

    public HttpResponse<String> chat(String body) {
        return send(request("/v1/chat/completions", body));
    }

    public HttpResponse<String> responses(String body) {
        return send(request("/v1/responses", body));
    }

    public JsonNode message(String body) {
        HttpResponse<String> response = messages(body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Json.read(response.body());
    }

    /** `[input, read, write5m, write1h]`. */
    public List<Long> usage(String body) {
        JsonNode usage = message(body).path("usage");
        JsonNode written = usage.path("cache_creation");
        return List.of(
                usage.path("input_tokens").asLong(),
                usage.path("cache_read_input_tokens").asLong(),
                written.path("ephemeral_5m_input_tokens").asLong(),
                written.path("ephemeral_1h_input_tokens").asLong());
    }

    public List<Event> events(String body) {
        return events(messages(body));
    }

    public static List<Event> events(HttpResponse<String> response) {
        List<Event> events = new ArrayList<>();
        String name = "";
        for (String line : response.body().split("\n", -1)) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                events.add(new Event(name, line.substring(6)));
                name = "";
            }
        }
        return events;
    }

    public HttpRequest.Builder request(String path, String body) {
        boolean ofMessages = path.startsWith("/v1/messages") || !path.startsWith("/v1/");
        return (ofMessages
                        ? open(path).header("anthropic-version", "2023-06-01").header("x-api-key", simulator.apiKey())
                        : open(path).header("authorization", "Bearer " + simulator.apiKey()))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUri() + path)).timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
