package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.Streams;
import dev.armature.models.http.TinyServer;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SearchedToolsTest {
    private static final String SEARCH =
            "{\"type\":\"tool_search_tool_bm25_20251119\",\"name\":\"tool_search_tool_bm25\"}";
    private static final String RESULT =
            "{\"type\":\"tool_search_tool_result\",\"tool_use_id\":\"srvtoolu_1\",\"content\":"
                    + "{\"type\":\"tool_search_tool_search_result\",\"tool_references\":"
                    + "[{\"type\":\"tool_reference\",\"tool_name\":\"old_letters\"}]}}";

    private final AnthropicModel model = model(URI.create("http://127.0.0.1:1"));
    private final UserMessage question = UserMessage.of("Hi");

    @Test
    void they_stand_behind_the_others_and_are_not_loaded() {
        assertThat(model.body(request(List.of(tool("old_letters"), tool("Read")), question)))
                .startsWith("{\"model\":\"claude-x\",\"stream\":true,\"tools\":[" + SEARCH
                        + ",{\"name\":\"Read\",\"description\":\"Does"
                        + " it.\",\"input_schema\":{\"type\":\"object\"}},{\"name\":\"old_letters\",\"description\":\"Does"
                        + " it.\",\"input_schema\":{\"type\":\"object\"},\"defer_loading\":true}],\"system\":[");
    }

    @Test
    void where_there_are_none_nothing_is_searched() {
        assertThat(model.body(request(List.of(tool("Read")), question))).doesNotContain("tool_search", "defer_loading");
    }

    @Test
    void they_are_no_part_of_the_prompt_and_carry_no_marks() {
        ModelRequest with = request(List.of(tool("old_letters"), tool("Read")), question);
        ModelRequest without = request(List.of(tool("Read")), question);

        assertThat(model.segments(with).size()).isEqualTo(3);
        assertThat(model.segments(with).hashOfFirst(3))
                .isEqualTo(model.segments(without).hashOfFirst(3));
        assertThat(model.body(with.cacheMarks(Map.of(0, Duration.ofMinutes(5), 1, Duration.ofMinutes(5)))))
                .contains(
                        "{\"name\":\"Read\",\"description\":\"Does"
                                + " it.\",\"input_schema\":{\"type\":\"object\"},\"cache_control\"",
                        "\"text\":\"Be brief.\",\"cache_control\"");
    }

    @Test
    void what_was_found_goes_back_as_it_came() throws IOException {
        String use =
                "{\"type\":\"server_tool_use\",\"id\":\"srvtoolu_1\",\"name\":\"tool_search_tool_bm25\",\"input\":";
        String found = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":3,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":%s{}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\\"query\\": \\"letters\\"}"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":%s}

            event: content_block_stop
            data: {"type":"content_block_stop","index":1}

            event: content_block_start
            data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"old_letters","input":{}}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":2}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}

            """.formatted(use, RESULT);
        try (TinyServer server = TinyServer.answering(TinyServer.events(found), TinyServer.events(Recorded.HELLO))) {
            AnthropicModel asked = model(server.base());
            List<ToolSpec> tools = List.of(tool("old_letters"), tool("Read"));

            ModelEvent last = Streams.last(asked.ask(request(tools, question)));
            Message answer = ((ModelEvent.Completed) last).message();
            UserMessage result = new UserMessage(List.of(new UserMessage.Part.Answer("toolu_1", List.of(), false)));
            Streams.all(asked.ask(request(tools, question, answer, result)));

            assertThat(((ModelEvent.Completed) last).message().parts())
                    .extracting(
                            part -> part instanceof Part.Call call ? call.call().name() : "opaque")
                    .containsExactly("opaque", "opaque", "old_letters");
            assertThat(server.received().get(1).body())
                    .contains("[" + use + "{\"query\": \"letters\"}}," + RESULT + ",{\"type\":\"tool_use\"");
        }
    }

    private static AnthropicModel model(URI base) {
        return AnthropicModel.builder("claude-x")
                .baseUri(base)
                .apiKey(ApiKey.of("sk-test-0123456789"))
                .searchFor(tool -> tool.name().startsWith("old_"))
                .build();
    }

    private static ToolSpec tool(String name) {
        return new ToolSpec(name, "Does it.", "{\"type\":\"object\"}", ToolLimits.standard());
    }

    private static ModelRequest request(List<ToolSpec> tools, Message... messages) {
        return new ModelRequest(List.of(PromptBlock.of("Be brief.")), tools, List.of(messages), 500, "", null);
    }
}
