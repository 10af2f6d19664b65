package dev.armature.testkit.simulator.cache;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.mark;
import static dev.armature.testkit.simulator.Bodies.text;
import static dev.armature.testkit.simulator.Bodies.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.reply.Pace;
import dev.armature.testkit.simulator.reply.SimReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Known prompts and what they must cost: `[input, read, write5m, write1h]`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenVectorsTest {
    private static final String SYSTEM = text(2000, 's', "5m");

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(Bodies.MODEL))
            .model(SimModel.named("other-model"))
            .model(SimModel.named("no-minimum").withMinCacheTokens(0))
            .start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    private List<Long> usage(Bodies body) {
        return client.usage(body.json());
    }

    private MissReason lastMiss() {
        return simulator
                .journal()
                .getLast()
                .explanation()
                .orElseThrow()
                .missReason()
                .orElse(null);
    }

    @Test
    void v1_a_marked_system_prompt_is_written_once_and_then_read() {
        assertThat(usage(body().system(SYSTEM).user(text(100, 'u')))).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(usage(body().system(SYSTEM).user(text(50, 'v')))).isEqualTo(List.of(50L, 2000L, 0L, 0L));
    }

    @Test
    void v2_a_prefix_below_the_minimum_is_not_cached() {
        Bodies body = body().system(text(1000, 's', "5m")).user(text(10, 'u'));

        assertThat(usage(body)).isEqualTo(List.of(1010L, 0L, 0L, 0L));
        assertThat(usage(body)).isEqualTo(List.of(1010L, 0L, 0L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.BELOW_MINIMUM);
    }

    @Test
    void v3_an_entry_expires_five_minutes_after_the_start_of_its_last_request() {
        Bodies body = body().system(SYSTEM).user(text(100, 'u'));

        assertThat(usage(body)).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        simulator.advance(Duration.ofSeconds(299));
        assertThat(usage(body)).isEqualTo(List.of(100L, 2000L, 0L, 0L));
        simulator.advance(Duration.ofSeconds(299));
        assertThat(usage(body)).isEqualTo(List.of(100L, 2000L, 0L, 0L));
        simulator.advance(Duration.ofMinutes(5));
        assertThat(usage(body)).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.TTL_EXPIRED);
    }

    @Test
    void v4_an_entry_can_be_read_when_its_answer_begins() {
        simulator.policy(request -> SimReply.text("ok").paced(Pace.firstByteAfter(Duration.ofMillis(500))));
        Bodies body = body().system(SYSTEM).user(text(100, 'u'));

        assertThat(usage(body)).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        simulator.advance(Duration.ofMillis(100));
        assertThat(usage(body)).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.PARALLEL_COLD_START);
        simulator.advance(Duration.ofMillis(500));
        assertThat(usage(body)).isEqualTo(List.of(100L, 2000L, 0L, 0L));
    }

    @Test
    void v5_lifetimes_are_charged_each_for_its_part() {
        String system = text(2000, 's', "1h");

        assertThat(usage(body().system(system).user(text(500, 'u', "5m"), text(30, 'v'))))
                .isEqualTo(List.of(30L, 0L, 500L, 2000L));
        simulator.advance(Duration.ofSeconds(400));
        assertThat(usage(body().system(system).user(text(500, 'u'), text(700, 'w', "5m"), text(30, 'v'))))
                .isEqualTo(List.of(30L, 2000L, 1200L, 0L));
    }

    @Test
    void v6_a_longer_lifetime_after_a_shorter_one_is_refused() {
        var response =
                client.messages(body().system(SYSTEM).user(text(500, 'u', "1h")).json());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("must not come after");
    }

    @Test
    void v7_five_markers_are_refused() {
        String[] marked = IntStream.range(0, 5)
                .mapToObj(i -> text(10, (char) ('a' + i), "5m"))
                .toArray(String[]::new);

        var response = client.messages(body().user(marked).json());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("A maximum of 4 blocks with cache_control may be provided. Found 5.");
    }

    @Nested
    class V8_a_marker_looks_twenty_positions_back {
        private Bodies blocks(int count, Integer... marks) {
            List<String> blocks = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                blocks.add(text(100, 'b', List.of(marks).contains(i) ? "5m" : ""));
            }
            return body().model("no-minimum").user(blocks.toArray(new String[0]));
        }

        private long read(Bodies body) {
            return usage(body).get(1);
        }

        @Test
        void the_nineteenth_block_before_it_is_found() {
            usage(blocks(15, 15));

            assertThat(read(blocks(34, 34))).isEqualTo(1500);
        }

        @Test
        void the_twentieth_is_not() {
            usage(blocks(15, 15));

            assertThat(read(blocks(35, 35))).isZero();
            assertThat(lastMiss()).isEqualTo(MissReason.LOOKBACK_OVERFLOW);
        }

        @Test
        void a_second_marker_bridges_the_gap() {
            usage(blocks(15, 15));

            assertThat(read(blocks(35, 15, 35))).isEqualTo(1500);
        }

        @Test
        void a_run_of_tool_calls_takes_one_position() {
            assertThat(runOfTwentyFiveCalls(true)).isPositive();
            assertThat(runOfTwentyFiveCalls(false)).isZero();
        }

        private long runOfTwentyFiveCalls(boolean collapse) {
            try (ModelSimulator other = ModelSimulator.builder()
                            .model(SimModel.named("no-minimum").withMinCacheTokens(0))
                            .cache(CacheOptions.standard().withCollapsedRuns(collapse))
                            .start();
                    SimClient asking = new SimClient(other)) {
                String[] calls = IntStream.range(0, 25)
                        .mapToObj(i -> "{\"type\":\"tool_use\",\"id\":\"t" + i + "\",\"name\":\"n\",\"input\":{}}")
                        .toArray(String[]::new);
                String[] results = IntStream.range(0, 25)
                        .mapToObj(i -> "{\"type\":\"tool_result\",\"tool_use_id\":\"t" + i + "\",\"content\":\"r\""
                                + (i == 24 ? mark("5m") : "") + "}")
                        .toArray(String[]::new);
                asking.usage(
                        body().model("no-minimum").user(text(100, 'u', "5m")).json());

                return asking.usage(body().model("no-minimum")
                                .user(text(100, 'u'))
                                .assistant(calls)
                                .user(results)
                                .json())
                        .get(1);
            }
        }
    }

    @Test
    void v9_a_tool_choice_spoils_the_messages_and_leaves_the_system() {
        Bodies plain = body().tool(tool("t", ""))
                .system(text(2000 - tokens(tool("t", "")), 's', "5m"))
                .user(text(500, 'u', "5m"));
        Bodies forced = body().tool(tool("t", ""))
                .system(text(2000 - tokens(tool("t", "")), 's', "5m"))
                .user(text(500, 'u', "5m"))
                .with(",\"tool_choice\":{\"type\":\"any\"}");

        assertThat(usage(plain)).isEqualTo(List.of(0L, 0L, 2500L, 0L));
        assertThat(usage(forced)).isEqualTo(List.of(0L, 2000L, 500L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.PARAMETER_CHANGED);
    }

    @Test
    void v10_a_deferred_tool_changes_nothing_and_a_normal_one_all() {
        usage(body().tool(tool("t", "")).system(SYSTEM).user(text(100, 'u')));

        long afterDeferred = usage(body().tool(tool("t", ""))
                        .tool(tool("later", ",\"defer_loading\":true"))
                        .system(SYSTEM)
                        .user(text(100, 'u')))
                .get(1);
        long afterNormal = usage(body().tool(tool("t", ""))
                        .tool(tool("now", ""))
                        .system(SYSTEM)
                        .user(text(100, 'u')))
                .get(1);

        assertThat(afterDeferred).isEqualTo(2000 + tokens(tool("t", "")));
        assertThat(afterNormal).isZero();
        assertThat(lastMiss()).isEqualTo(MissReason.TOOLS_CHANGED);
    }

    @Test
    void v11_another_key_order_in_an_input_is_another_prompt() {
        assertThat(usage(withInput("{\"a\":1,\"b\":2}")).get(2)).isGreaterThan(2000);
        List<Long> swapped = usage(withInput("{\"b\":2,\"a\":1}"));

        assertThat(swapped.get(1)).isZero();
        assertThat(swapped.get(2)).isGreaterThan(2000);
        assertThat(lastMiss()).isEqualTo(MissReason.MESSAGES_CHANGED);
    }

    @Test
    void another_spelling_of_a_number_is_another_prompt_and_white_space_is_not() {
        usage(withInput("{\"a\":1.0}"));

        assertThat(usage(withInput("{ \"a\" :\n1.0 }")).get(1)).isGreaterThan(2000);
        assertThat(usage(withInput("{\"a\":1.00}")).get(1)).isZero();
    }

    private static Bodies withInput(String input) {
        return body().user(text(2000, 'u'))
                .assistant("{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"n\",\"input\":" + input + "}")
                .user("{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"r\"" + mark("5m") + "}");
    }

    @Test
    void v12_models_have_caches_of_their_own() {
        assertThat(usage(body().system(SYSTEM).user(text(100, 'u')))).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(usage(body().model("other-model").system(SYSTEM).user(text(100, 'u'))))
                .isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.MODEL_CHANGED);
        assertThat(usage(body().system(SYSTEM).user(text(100, 'u')))).isEqualTo(List.of(100L, 2000L, 0L, 0L));
    }

    @Test
    void a_string_is_the_same_as_one_text_block() {
        String words = "s".repeat(8000);
        String asText = "\"system\":\"" + words + "\"";
        String asBlock = "\"system\":[{\"type\":\"text\",\"text\":\"" + words + "\"}]";
        String rest = ",\"model\":\"test-model\",\"max_tokens\":5,\"cache_control\":{\"type\":\"ephemeral\"},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

        long written = client.usage("{" + asText + rest).get(2);

        assertThat(client.usage("{" + asBlock + rest)).isEqualTo(List.of(0L, written, 0L, 0L));
    }

    @Test
    void workspaces_do_not_read_each_others_entries() {
        String json = body().system(SYSTEM).user(text(100, 'u')).json();
        client.usage(json);

        var response = client.send(client.request("/v1/messages", json).header("anthropic-workspace-id", "other"));

        assertThat(Json.read(response.body())
                        .path("usage")
                        .path("cache_read_input_tokens")
                        .asLong())
                .isZero();
        assertThat(response.headers().firstValue("anthropic-workspace-id")).contains("other");
    }

    @Test
    void an_image_spoils_the_messages_and_leaves_the_system() {
        String image =
                "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAA\"}}";
        usage(body().system(SYSTEM).user(text(1500, 'u', "5m")));

        List<Long> usage = usage(body().system(SYSTEM).user(text(1500, 'u', "5m"), image));

        assertThat(usage).isEqualTo(List.of(1600L, 2000L, 1500L, 0L));
    }

    @Test
    void thinking_spoils_the_messages_and_leaves_the_system() {
        usage(body().system(SYSTEM).user(text(1500, 'u', "5m")));

        List<Long> usage =
                usage(body().system(SYSTEM).user(text(1500, 'u', "5m")).with(",\"thinking\":{\"type\":\"adaptive\"}"));

        assertThat(usage).isEqualTo(List.of(0L, 2000L, 1500L, 0L));
    }

    @Test
    void effort_and_thinking_spoil_what_the_model_says_that_they_reach() {
        try (ModelSimulator reaching = ModelSimulator.builder()
                        .settings(
                                "{\"models\":[{\"id\":\"test-model\",\"effortReach\":\"nothing\",\"thinkingReach\":\"system\"}]}")
                        .start();
                SimClient asking = new SimClient(reaching)) {
            asking.usage(body().system(SYSTEM).user(text(1500, 'u', "5m")).json());

            assertThat(asking.usage(body().system(SYSTEM)
                            .user(text(1500, 'u', "5m"))
                            .with(",\"output_config\":{\"effort\":\"low\"}")
                            .json()))
                    .isEqualTo(List.of(0L, 3500L, 0L, 0L));
            assertThat(asking.usage(body().system(SYSTEM)
                            .user(text(1500, 'u', "5m"))
                            .with(",\"thinking\":{\"type\":\"adaptive\"}")
                            .json()))
                    .isEqualTo(List.of(0L, 0L, 3500L, 0L));
        }
    }

    @Test
    void a_moved_marker_changes_nothing_of_what_is_cached() {
        usage(body().system(SYSTEM).user(text(100, 'u')));

        List<Long> usage = usage(body().system(text(2000, 's')).user(text(100, 'u', "5m")));

        assertThat(usage).isEqualTo(List.of(0L, 2000L, 100L, 0L));
    }

    @Test
    void automatic_caching_needs_one_of_the_four_markers() {
        String[] marked = IntStream.range(0, 4)
                .mapToObj(i -> text(10, (char) ('a' + i), "5m"))
                .toArray(String[]::new);
        Bodies body = body().user(marked)
                .assistant(text(10, 'z'))
                .user(text(10, 'y'))
                .with(",\"cache_control\":{\"type\":\"ephemeral\"}");

        var response = client.messages(body.json());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Found 5.");
    }

    @Test
    void a_marker_on_a_deferred_tool_is_refused() {
        Bodies body = body().tool(tool("t", ""))
                .tool(tool("later", ",\"defer_loading\":true" + mark("5m")))
                .user(text(100, 'u'));

        assertThat(client.messages(body.json()).statusCode()).isEqualTo(400);
    }

    @Test
    void a_prompt_can_be_warmed_without_an_answer() {
        String json = body().system(SYSTEM).user(text(100, 'u')).json();

        var warmed = client.message(json.replace("\"max_tokens\":1024", "\"max_tokens\":0"));

        assertThat(warmed.path("content")).isEmpty();
        assertThat(warmed.path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(client.usage(json)).isEqualTo(List.of(100L, 2000L, 0L, 0L));
    }

    @Test
    void an_evicted_entry_is_told_from_an_expired_one() {
        Bodies body = body().system(SYSTEM).user(text(100, 'u'));
        usage(body);

        assertThat(simulator.evict(1.0)).isEqualTo(1);

        assertThat(usage(body)).isEqualTo(List.of(100L, 0L, 2000L, 0L));
        assertThat(lastMiss()).isEqualTo(MissReason.SERVER_EVICTION);
    }

    private static int tokens(String json) {
        return (json.length() + 3) / 4;
    }
}
