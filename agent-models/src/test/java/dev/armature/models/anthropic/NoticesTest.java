package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelNotice;
import dev.armature.core.model.ModelNotice.CacheDiagnosed;
import dev.armature.core.model.ModelNotice.RateLimits;
import dev.armature.core.model.ModelNotice.ReasoningDropped;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NoticesTest {
    private static final RateLimits LIMITS = new RateLimits(List.of(new RateLimits.Limit("requests", 50, 49, null)));
    private static final String HEADERS =
            "anthropic-ratelimit-requests-limit: 50\r\nanthropic-ratelimit-requests-remaining: 49\r\n";

    @Test
    void what_became_of_the_cache_is_told_when_the_answer_begins() throws IOException {
        assertThat(told("\"diagnostics\":{\"type\":\"system_changed\",\"cache_missed_input_tokens\":1200},"))
                .containsExactly(new CacheDiagnosed("system_changed", 1_200L));
        assertThat(told("\"diagnostics\":{\"cache_miss_reason\":{\"type\":\"tools_changed\"}},"))
                .containsExactly(new CacheDiagnosed("tools_changed", null));
    }

    @Test
    void nothing_is_told_where_nothing_diverged_or_it_is_not_known_yet() throws IOException {
        assertThat(told("\"diagnostics\":null,")).isEmpty();
        assertThat(told("\"diagnostics\":{\"cache_miss_reason\":null},")).isEmpty();
    }

    @Test
    void reasoning_that_the_provider_dropped_by_itself_is_told_of_once() throws IOException {
        String dropped = "{\"type\":\"thinking_dropped\",\"path\":\"messages.%d.content.0\",\"reason\":\"%s\"}";
        String allowed = "{\"type\":\"thinking_mismatch_allowed\",\"path\":\"messages.1.content.0\"}";

        assertThat(told("\"input_transformations\":[" + allowed + "," + dropped.formatted(3, "model_binding_mismatch")
                        + "," + dropped.formatted(5, "\\u001b[31mred") + "],"))
                .containsExactly(new ReasoningDropped("messages.3.content.0", "model_binding_mismatch", true));
        assertThat(told("\"input_transformations\":[" + dropped.formatted(5, "\\u001b[31mred") + "],"))
                .containsExactly(new ReasoningDropped("messages.5.content.0", "?[31mred", true));
    }

    @Test
    void limits_are_told_with_an_answer_and_with_a_refusal() throws IOException {
        String head = "Content-Type: text/event-stream\r\n" + HEADERS;
        String error = "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Slower.\"}}";
        try (TinyServer server = TinyServer.answering(
                TinyServer.status(200, head, Recorded.HELLO),
                TinyServer.status(429, "Content-Type: application/json\r\n" + HEADERS, error))) {
            ModelEvent started = Streams.all(ask(server)).getFirst();
            ModelEvent failed = Streams.last(ask(server));

            assertThat(started).isEqualTo(new ModelEvent.Started("msg_02", "claude-x", List.of(LIMITS)));
            assertThat(((ModelEvent.Failed) failed).notices()).containsExactly(LIMITS);
        }
    }

    @Test
    void each_says_itself_in_a_sentence() {
        assertThat(LIMITS.sentence()).isEqualTo("Left of the rate limits: 49 of 50 requests.");
        assertThat(new CacheDiagnosed("system_changed", 1_200L).sentence())
                .isEqualTo("The provider says why it did not read from its cache: system_changed (1200 tokens).");
        assertThat(new ReasoningDropped("messages.1.content.0", "prefix_binding_mismatch", true).sentence())
                .isEqualTo("The model goes on without its earlier reasoning from messages.1.content.0 on,"
                        + " because the prompt before it has changed (prefix_binding_mismatch).");
    }

    private static List<ModelNotice> told(String field) throws IOException {
        String hello = Recorded.HELLO.replace("\"model\":\"claude-x\",", "\"model\":\"claude-x\"," + field);
        try (TinyServer server = TinyServer.answering(TinyServer.events(hello))) {
            return ((ModelEvent.Started) Streams.all(ask(server)).getFirst()).notices();
        }
    }

    private static ModelStream ask(TinyServer server) {
        return AnthropicModel.builder("claude-x")
                .baseUri(server.base())
                .apiKey(ApiKey.of("sk-test-0123456789"))
                .build()
                .ask(new ModelRequest(List.of(), List.of(), List.of(UserMessage.of("Hi")), 500, "", null));
    }
}
