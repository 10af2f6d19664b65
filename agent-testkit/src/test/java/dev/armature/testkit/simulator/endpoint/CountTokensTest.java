package dev.armature.testkit.simulator.endpoint;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.mark;
import static dev.armature.testkit.simulator.Bodies.text;
import static dev.armature.testkit.simulator.Bodies.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.json.Json;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CountTokensTest {

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(Bodies.MODEL))
            .model(SimModel.named("heavier").withTokenMultiplier(1.3))
            .start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void a_block_weighs_a_token_for_each_four_bytes_begun() {
        assertThat(count(body().user(text(123, 'u')))).isEqualTo(123);
        assertThat(count(body().user(text(100, 'u'), text(23, 'v')))).isEqualTo(123);
        assertThat(count(body().user("{\"type\":\"text\",\"text\":\"\u20ac\u20ac\"}")))
                .isEqualTo(8);
    }

    @Test
    void a_marker_and_white_space_weigh_nothing() {
        assertThat(count(body().user(text(100, 'u', "1h")))).isEqualTo(100);
        assertThat(count(body().user("{ \"type\" : \"text\" ,\n \"text\" : \"hello\" }")))
                .isEqualTo(count(body().user("{\"type\":\"text\",\"text\":\"hello\"}")));
    }

    @Test
    void a_deferred_tool_weighs_nothing() {
        Bodies plain = body().tool(tool("t", "")).user(text(10, 'u'));
        Bodies more = body().tool(tool("t", ""))
                .tool(tool("later", ",\"defer_loading\":true"))
                .user(text(10, 'u'));

        assertThat(count(more)).isEqualTo(count(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "iVBORw0KGgoAAAANSUhEUgAAA+gAAAPo, 1334",
        "UklGRhwAAABXRUJQVlA4IAoAAAAAAACdASroA+gDAAAAAAAA, 1334",
        "UklGRhwAAABXRUJQVlA4TAoAAAAv58P5AAAAAAAAAAAAAAAA, 1334",
        "UklGRhwAAABXRUJQVlA4WAoAAAAAAAAA5wMA5wMAAAAAAAAA, 1334",
        "AAAA, 1600"
    })
    void an_image_weighs_its_area_or_a_flat_figure(String data, long tokens) {
        String image = "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
                + data + "\"}}";

        assertThat(count(body().user(image))).isEqualTo(tokens);
    }

    @Test
    void a_model_may_weigh_more() {
        assertThat(count(body().model("heavier").user(text(100, 'u')))).isEqualTo(130);
    }

    @Test
    void the_count_is_the_sum_of_what_a_request_is_charged() {
        Property.forAll(60, CountTokensTest::conversation, body -> {
            List<Long> usage = client.usage(body.json());
            List<Long> again = client.usage(body.json());

            assertThat(usage.stream().mapToLong(each -> each).sum()).isEqualTo(count(body));
            assertThat(again.stream().mapToLong(each -> each).sum()).isEqualTo(count(body));
        });
    }

    @Test
    void counting_writes_nothing_to_the_cache_and_asks_nobody() {
        Bodies body = body().system(text(2_000, 's', "5m")).user(text(10, 'u'));

        count(body);

        assertThat(client.usage(body.json())).isEqualTo(List.of(10L, 0L, 2_000L, 0L));
        assertThat(simulator.journal().getFirst().usage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"max_tokens":5}                     | max_tokens: Extra inputs are not permitted
            {"stream":true}                      | stream: Extra inputs are not permitted
            {"temperature":1.0}                  | temperature: Extra inputs are not permitted
            {"thinking":{"type":"sometimes"}}    | thinking.type: "sometimes" is not supported for this model
            {"tool_choice":{"type":"auto"}}      | tool_choice may only be specified while providing tools.
            {"messages":[]}                      | messages: at least one message is required
            """)
    void what_a_request_could_not_ask_cannot_be_counted(String change, String says) {
        ObjectNode counted = countBody(body().user(text(10, 'u')));
        counted.setAll((ObjectNode) Json.read(change));

        HttpResponse<String> response = client.send(client.request("/v1/messages/count_tokens", counted.toString()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").path("message").asText())
                .isEqualTo(says);
    }

    @Test
    void a_thinking_budget_needs_no_output_limit_to_be_counted() {
        ObjectNode counted = countBody(body().user(text(10, 'u')));
        counted.putObject("thinking").put("type", "enabled").put("budget_tokens", 2_000);

        HttpResponse<String> response = client.send(client.request("/v1/messages/count_tokens", counted.toString()));

        assertThat(response.body()).isEqualTo("{\"input_tokens\":10}");
    }

    private static Bodies conversation(Draws draws) {
        Bodies body = body();
        if (draws.flag()) {
            body.tool(tool("n", draws.flag() ? mark("1h") : ""));
        }
        if (draws.flag()) {
            body.system(text(draws.between(10, 2_000), 's', draws.oneOf("", "5m")));
        }
        body.user(text(draws.between(10, 1_500), draws.oneOf('u', 'v'), draws.oneOf("", "5m")));
        int turns = draws.below(4);
        for (int i = 0; i < turns; i++) {
            String id = "t" + i;
            body.assistant("{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"n\",\"input\":{\"a\":\""
                    + draws.text(0, 20, "x\u00e9\u20ac") + "\"}}");
            body.user("{\"type\":\"tool_result\",\"tool_use_id\":\"" + id + "\",\"content\":\""
                    + "r".repeat(draws.below(2_000)) + "\"" + (i == turns - 1 ? mark("5m") : "") + "}");
        }
        return body;
    }

    private long count(Bodies body) {
        HttpResponse<String> response = client.send(
                client.request("/v1/messages/count_tokens", countBody(body).toString()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.read(response.body()).path("input_tokens").asLong();
    }

    private static ObjectNode countBody(Bodies body) {
        ObjectNode json = (ObjectNode) Json.read(body.json());
        json.remove("max_tokens");
        return json;
    }
}
