package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelFailure.Kind;
import dev.armature.core.usage.Usage;
import dev.armature.core.usage.Usage.Count;
import dev.armature.models.http.Endpoint;
import dev.armature.testsupport.property.Property;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the many servers send that speak something like Chat Completions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChatDecoderTest {
    private static final ModelFailure CUT = ModelFailure.of(Kind.CUT_OFF, "cut");

    @Test
    void parallel_calls_may_interleave() {
        List<ModelEvent> events = told(
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"{\"}}"),
                calls("{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"B\",\"arguments\":\"{\"}}"),
                calls("{\"index\":0,\"function\":{\"arguments\":\"}\"}}"),
                calls("{\"index\":1,\"function\":{\"arguments\":\"}\"}}"),
                finish("tool_calls"),
                "[DONE]");

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "A", "{}", true), new ToolCall("b", "B", "{}", true));
    }

    @Test
    void calls_without_index_are_told_apart_by_id_or_order() {
        List<ModelEvent> events = told(
                calls("{\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"{\\\"x\\\":\"}}"),
                calls("{\"function\":{\"arguments\":\"1}\"}}"),
                calls("{\"id\":\"b\",\"function\":{\"name\":\"B\",\"arguments\":{\"y\":2}}}"),
                finish("stop"),
                "[DONE]");

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "A", "{\"x\":1}", true), new ToolCall("b", "B", "{\"y\":2}", true));
        assertThat(message(events).stopReason()).isEqualTo(StopReason.TOOL_USE);
    }

    @Test
    void another_id_at_the_same_index_is_another_call_and_a_repeated_id_is_not() {
        List<ModelEvent> events = told(
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"{\"}}"),
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"}\"}}"),
                calls("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"B\",\"arguments\":\"{}\"}}"),
                finish("tool_calls"),
                "[DONE]");

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "A", "{}", true), new ToolCall("b", "B", "{}", true));
    }

    @Test
    void calls_with_one_id_have_ids_of_their_own() {
        List<ModelEvent> events = told(
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"{}\"}}"),
                calls("{\"index\":1,\"id\":\"a\",\"function\":{\"name\":\"B\",\"arguments\":\"{\"}}"),
                calls("{\"index\":1,\"id\":\"a\",\"function\":{\"arguments\":\"}\"}}"),
                finish("tool_calls"),
                "[DONE]");

        assertThat(message(events).calls())
                .containsExactly(new ToolCall("a", "A", "{}", true), new ToolCall("a_2", "B", "{}", true));
    }

    @Test
    void calls_without_end_are_given_up_on() {
        String[] chunks = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> calls("{\"index\":" + i + ",\"function\":{\"name\":\"A\",\"arguments\":\"{}\"}}"))
                .toArray(String[]::new);

        assertThat(last(told(chunks)))
                .isEqualTo(
                        new ModelEvent.Failed(
                                ModelFailure.of(
                                        Kind.MALFORMED,
                                        "The answer of Server at http://127.0.0.1:1 cannot be understood: it makes more than 10000 calls.")));
    }

    @Test
    void calls_without_ids_get_some() {
        List<ModelEvent> events = told(
                calls("{\"index\":0,\"function\":{\"name\":\"A\",\"arguments\":\"\"}}"),
                calls("{\"index\":1,\"function\":{\"name\":\"A\",\"arguments\":null}}"),
                finish("tool_calls"),
                "[DONE]");

        assertThat(message(events).calls())
                .containsExactly(
                        new ToolCall("call_c1_1", "A", "{}", true), new ToolCall("call_c1_2", "A", "{}", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    length         | {\\"a\\":1 | false
                    length         | ''         | false
                    length         | {}         | true
                    tool_calls     | {\\"a\\":1 | false
                    tool_calls     | [1]        | false
                    tool_calls     | ''         | true
                    function_call  | ''         | true
                    stop           | ''         | true
                    content_filter | ''         | false
                    content_filter | {}         | true
                    abort          | ''         | false
                    error          | ''         | false
                    """)
    void only_a_whole_object_is_a_complete_input(String reason, String arguments, boolean complete) {
        List<ModelEvent> events = told(
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"" + arguments + "\"}}"),
                finish(reason),
                "[DONE]");

        assertThat(message(events).calls().get(0).complete()).isEqualTo(complete);
    }

    @Test
    void a_call_of_which_no_arguments_came_is_not_whole_if_nobody_says_why_the_answer_ended() {
        List<ModelEvent> events = told(calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\"}}"), "[DONE]");

        assertThat(message(events).parts())
                .containsExactly(new Part.Call(new ToolCall("a", "A", "", false), RawBlock.none()));
    }

    @Test
    void the_end_of_the_body_is_enough_after_a_finish_reason_and_not_before() {
        assertThat(message(told(text("a"), finish("stop"))).text()).isEqualTo("a");
        assertThat(last(told(text("a")))).isEqualTo(new ModelEvent.Failed(CUT));
        assertThat(message(told(text("a"), "[DONE]")).stopReason()).isEqualTo(StopReason.END_TURN);
    }

    @Test
    void an_error_inside_the_stream_is_typed() {
        ModelEvent last = last(told(text("a"), "{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}"));

        assertThat(last)
                .isEqualTo(new ModelEvent.Failed(
                        ModelFailure.of(Kind.SERVER, "Server at http://127.0.0.1:1 failed (boom).")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"choices":[]}                                                                       | false
                    {"choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}       | false
                    {"choices":[{"delta":{"content":null,"reasoning":"","tool_calls":[]}}]}              | false
                    {"choices":[],"prompt_progress":{"processed":100}}                                   | true
                    {"choices":[{"delta":{"content":"a"}}]}                                              | true
                    {"choices":[{"delta":{"reasoning":"a"}}]}                                            | true
                    {"choices":[{"delta":{"tool_calls":[{"function":{"arguments":"{"}}]}}]}              | true
                    {"choices":[{"delta":{},"finish_reason":"stop"}]}                                    | true
                    """)
    void what_says_nothing_is_no_progress(String chunk, boolean progress) {
        ChatDecoder decoder = decoder();
        tell(decoder, "{\"id\":\"c\",\"choices\":[]}");
        assertThat(decoder.progressed()).as("the first chunk").isTrue();

        tell(decoder, chunk);

        assertThat(decoder.progressed()).isEqualTo(progress);
        assertThat(decoder.progressed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"prompt_tokens":100,"completion_tokens":5}                                             | 100 | 0  | 0 | CACHE_READ CACHE_WRITE
                    {"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":60},"completion_tokens":5} | 40  | 60 | 0 | CACHE_WRITE
                    {"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens":5} | 100 | 0  | 0 | CACHE_WRITE
                    {"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":null},"completion_tokens":5} | 100 | 0 | 0 | CACHE_READ CACHE_WRITE
                    {"prompt_tokens":100,"prompt_cache_hit_tokens":64,"completion_tokens":5}                | 36  | 64 | 0 | CACHE_WRITE
                    {"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":30},"completion_tokens":5} | 10 | 60 | 30 | ''
                    {"prompt_tokens":10,"prompt_tokens_details":{"cached_tokens":60},"completion_tokens":5} | 0   | 10 | 0 | CACHE_WRITE
                    {"prompt_tokens":-10,"completion_tokens":5}                                             | 0   | 0  | 0 | INPUT CACHE_READ CACHE_WRITE
                    {"prompt_tokens":0,"completion_tokens":5}                                               | 0   | 0  | 0 | INPUT CACHE_READ CACHE_WRITE
                    {"prompt_tokens":9223372036854775807,"completion_tokens":5}                             | 1000000000000 | 0 | 0 | CACHE_READ CACHE_WRITE
                    {"prompt_tokens":1e999999999,"completion_tokens":5}                                     | 1000000000000 | 0 | 0 | CACHE_READ CACHE_WRITE
                    {"prompt_tokens":-1e999999999,"completion_tokens":5}                                    | 0   | 0  | 0 | INPUT CACHE_READ CACHE_WRITE
                    {"completion_tokens":5}                                                                 | 0   | 0  | 0 | INPUT CACHE_READ CACHE_WRITE
                    """)
    void cached_tokens_are_part_of_the_prompt_and_what_is_left_out_is_unknown(
            String usage, long uncached, long read, long written, String leftOut) {
        List<ModelEvent> events = told(finish("stop"), "{\"choices\":[],\"usage\":" + usage + "}", "[DONE]");

        Set<Count> unknown = EnumSet.of(Count.REASONING);
        leftOut.lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .map(Count::valueOf)
                .forEach(unknown::add);
        assertThat(((ModelEvent.Completed) last(events)).usage())
                .isEqualTo(new Usage(uncached, read, written, 0, 5, 0, unknown));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void counts_that_say_that_nothing_was_asked_and_answered_are_unknown(int count) {
        String usage = "{\"prompt_tokens\":" + count + ",\"completion_tokens\":" + count + "}";
        List<ModelEvent> events = told(text("a"), finish("stop"), "{\"choices\":[],\"usage\":" + usage + "}", "[DONE]");

        assertThat(((ModelEvent.Completed) last(events)).usage()).isEqualTo(Usage.uncounted());
    }

    @Test
    void an_answer_without_counts_is_not_counted() {
        assertThat(((ModelEvent.Completed) last(told(finish("stop"), "[DONE]"))).usage())
                .isEqualTo(Usage.uncounted());
    }

    @Test
    void a_refusal_is_text_and_a_reason() {
        AssistantMessage message = message(
                told("{\"id\":\"c1\",\"choices\":[{\"delta\":{\"refusal\":\"No.\"}}]}", finish("stop"), "[DONE]"));

        assertThat(message.text()).isEqualTo("No.");
        assertThat(message.stopReason()).isEqualTo(StopReason.REFUSED);
    }

    @Test
    void other_choices_and_whole_messages_and_part_lists_are_understood() {
        AssistantMessage message = message(told(
                "{\"id\":\"c1\",\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}",
                "{\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"}],\"reasoning\":\"r\"}}]}",
                "{\"id\":\"c1\",\"choices\":[{\"message\":{\"content\":\"b\"},\"finish_reason\":\"\"}]}",
                finish("eos"),
                "[DONE]"));

        assertThat(message.text()).isEqualTo("ab");
        assertThat(message.stopReason()).isEqualTo(StopReason.UNKNOWN);
    }

    /** Chunks left out, doubled or in any order: never an exception, exactly one last event, ids that differ. */
    @Test
    void no_order_of_chunks_breaks_it() {
        List<String> chunks = List.of(
                text("a"),
                finish("stop"),
                finish("length"),
                "[DONE]",
                "{}",
                "[]",
                "7",
                "{\"choices\":3}",
                "{\"choices\":[{}]}",
                calls("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"A\",\"arguments\":\"{\"}}"),
                calls("{\"index\":1,\"id\":\"a\",\"function\":{\"name\":\"A\"}}"),
                calls("{\"function\":{\"arguments\":\"}\"}}"),
                calls("{\"id\":\"\",\"function\":{\"name\":\"B\",\"arguments\":{}}}"),
                calls("{\"index\":5,\"function\":null}"));
        Property.forAll(draws -> draws.listOf(0, 20, more -> more.from(chunks)), chosen -> {
            List<ModelEvent> events = told(chosen.toArray(String[]::new));

            assertThat(events.stream().filter(ModelEvent::isLast)).hasSize(1);
            assertThat(last(events).isLast()).isTrue();
            if (last(events) instanceof ModelEvent.Completed done) {
                Set<String> ids =
                        done.message().calls().stream().map(ToolCall::id).collect(Collectors.toSet());
                assertThat(ids).hasSameSizeAs(done.message().calls()).doesNotContain("");
            }
        });
    }

    private static ChatDecoder decoder() {
        return new ChatDecoder(new Endpoint("Server", URI.create("http://127.0.0.1:1"), "m", "KEY", "URL", List.of()));
    }

    private static void tell(ChatDecoder decoder, String... chunks) {
        for (String chunk : chunks) {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            decoder.event("", bytes, bytes.length, true);
        }
    }

    private static List<ModelEvent> told(String... chunks) {
        ChatDecoder decoder = decoder();
        tell(decoder, chunks);
        decoder.end(CUT);
        List<ModelEvent> events = new ArrayList<>();
        for (ModelEvent event = decoder.poll(); event != null; event = decoder.poll()) {
            events.add(event);
        }
        return events;
    }

    private static ModelEvent last(List<ModelEvent> events) {
        return events.get(events.size() - 1);
    }

    private static AssistantMessage message(List<ModelEvent> events) {
        return ((ModelEvent.Completed) last(events)).message();
    }

    private static String text(String text) {
        return "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}";
    }

    private static String calls(String call) {
        return "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call + "]}}]}";
    }

    private static String finish(String reason) {
        return "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
    }
}
