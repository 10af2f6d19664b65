package dev.armature.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.Message;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.models.http.BlockMarks;
import dev.armature.models.http.JsonBytes;
import dev.armature.tools.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AnthropicMessagesTest {

    @Test
    void results_come_before_words_and_pictures_go_into_results() {
        UserMessage message = new UserMessage(List.of(
                new UserMessage.Part.Said(new Content.Text("And now?")),
                new UserMessage.Part.Answer(
                        "a", List.of(new Content.Text("ok"), new Content.Image("image/png", "AAAA")), false),
                new UserMessage.Part.Answer("b", List.of(new Content.Text("")), true)));

        assertThat(json(message))
                .isEqualTo("{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"a\",\"content\":[{\"type\":\"text\",\"text\":\"ok\"},"
                        + "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAA\"}}]},"
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"b\",\"is_error\":true},"
                        + "{\"type\":\"text\",\"text\":\"And now?\"}]}");
    }

    @Test
    void documents_go_into_messages_and_into_results_and_those_of_text_as_text() {
        UserMessage message = new UserMessage(List.of(
                new UserMessage.Part.Said(new Content.Document("a.pdf", Content.Document.PDF, "AAAA")),
                new UserMessage.Part.Answer("c", List.of(Content.Document.text("b.md", "größe")), false)));

        assertThat(json(message))
                .isEqualTo("{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"c\",\"content\":[{\"type\":\"document\",\"source\":"
                        + "{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"größe\"},\"title\":\"b.md\"}]},"
                        + "{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"application/pdf\","
                        + "\"data\":\"AAAA\"},\"title\":\"a.pdf\"}]}");
    }

    @Test
    void what_another_provider_said_is_written_anew_and_its_reasoning_left_out() {
        AssistantMessage message = answer(
                new Part.Thought("Hm.", new RawBlock("openai.chat", "{\"reasoning\":\"Hm.\"}")),
                new Part.Said("Well.", RawBlock.none()),
                new Part.Call(
                        new ToolCall("functions.Now:0", "Now", "{\"b\":1, \"a\":2}", true),
                        new RawBlock("openai.chat", "{}")));

        assertThat(json(message))
                .isEqualTo(
                        "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Well.\"},"
                                + "{\"type\":\"tool_use\",\"id\":\"functions_Now_0_xf1b136279bcaa594\",\"name\":\"Now\",\"input\":{\"b\":1, \"a\":2}}]}");
        assertThat(json(new UserMessage(List.of(new UserMessage.Part.Answer("functions.Now:0", List.of(), false)))))
                .contains("\"tool_use_id\":\"functions_Now_0_xf1b136279bcaa594\"");
    }

    @Test
    void a_call_with_an_id_that_is_not_accepted_and_its_result_go_back_with_the_same_one() {
        AssistantMessage message =
                answer(called("functions.Bash:0"), called("functions_Bash_0"), called("a:1"), called("a.1"));
        UserMessage results = new UserMessage(message.calls().stream()
                .<UserMessage.Part>map(call -> new UserMessage.Part.Answer(call.id(), List.of(), false))
                .toList());

        assertThat(json(message))
                .isEqualTo("{\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"tool_use\",\"id\":\"functions_Bash_0_xa97d15071f75fb20\",\"name\":\"Bash\",\"input\":{}},"
                        + "{\"type\":\"tool_use\", \"id\":\"functions_Bash_0\",\"name\":\"Bash\",\"input\":{}},"
                        + "{\"type\":\"tool_use\",\"id\":\"a_1_x2b2c40a6706d9e5f\",\"name\":\"Bash\",\"input\":{}},"
                        + "{\"type\":\"tool_use\",\"id\":\"a_1_x4a5f06ec672e3c23\",\"name\":\"Bash\",\"input\":{}}]}");
        assertThat(json(results))
                .isEqualTo("{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"functions_Bash_0_xa97d15071f75fb20\"},"
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"functions_Bash_0\"},"
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"a_1_x2b2c40a6706d9e5f\"},"
                        + "{\"type\":\"tool_result\",\"tool_use_id\":\"a_1_x4a5f06ec672e3c23\"}]}");
    }

    @Test
    void reasoning_that_nobody_signed_is_left_out_and_hidden_reasoning_is_not() {
        String hidden = "{\"type\":\"redacted_thinking\",\"data\":\"EmwK\"}";
        AssistantMessage message = answer(
                new Part.Thought("Hm", RawBlock.none()),
                new Part.Thought("", new RawBlock("anthropic.messages", hidden)),
                new Part.Said("Yes.", RawBlock.none()));

        assertThat(json(message))
                .isEqualTo(
                        "{\"role\":\"assistant\",\"content\":[" + hidden + ",{\"type\":\"text\",\"text\":\"Yes.\"}]}");
    }

    @Test
    void a_call_that_was_cut_off_shows_the_model_what_it_had_written() {
        AssistantMessage message =
                answer(new Part.Call(new ToolCall("a", "Write", "{\"path\": \"x", false), RawBlock.none()));

        assertThat(json(message))
                .isEqualTo(
                        "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"Write\","
                                + "\"input\":{\"incomplete_input\":\"{\\\"path\\\": \\\"x\"}}]}");
    }

    @ParameterizedTest
    @CsvSource({"files.read,files_read", "'read file\u0000',read_file_", "'',unnamed"})
    void a_name_that_no_tool_can_have_is_sent_back_as_one_that_is_accepted(String name, String sent) {
        AssistantMessage message = answer(new Part.Call(
                new ToolCall("a", name, "{}", true),
                new RawBlock("anthropic.messages", "{\"type\":\"tool_use\",\"name\":\"" + name + "\"}")));

        assertThat(json(message))
                .isEqualTo("{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"" + sent
                        + "\",\"input\":{}}]}");
    }

    @Test
    void blank_text_is_left_out() {
        AssistantMessage message = answer(
                new Part.Said("", new RawBlock("anthropic.messages", "{\"type\":\"text\",\"text\":\"\"}")),
                new Part.Said(" \n", RawBlock.none()),
                new Part.Said("Yes.", RawBlock.none()));

        assertThat(json(message))
                .isEqualTo("{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Yes.\"}]}");
        assertThat(json(UserMessage.of(" "))).contains("(nothing was said)");
    }

    @Test
    void a_conversation_that_alternates_is_left_alone() {
        List<Message> messages =
                List.of(UserMessage.of("a"), answer(new Part.Said("b", RawBlock.none())), UserMessage.of("c"));

        assertThat(new Alternation().of(messages)).isSameAs(messages);
    }

    @Test
    void neighbours_of_one_role_become_one_and_empty_answers_disappear() {
        Part.Said one = new Part.Said("1", RawBlock.none());
        Part.Said two = new Part.Said("2", RawBlock.none());
        List<Message> messages = List.of(
                UserMessage.of("a"), answer(), UserMessage.of("b"), answer(one), answer(two), UserMessage.of("c"));

        assertThat(new Alternation().of(messages))
                .containsExactly(
                        new UserMessage(List.of(
                                new UserMessage.Part.Said(new Content.Text("a")),
                                new UserMessage.Part.Said(new Content.Text("b")))),
                        answer(one, two),
                        UserMessage.of("c"));
    }

    @Test
    void the_same_neighbours_become_the_same_object_so_that_they_are_encoded_once() {
        Alternation alternation = new Alternation();
        Message one = UserMessage.of("1");
        List<Message> before = List.of(one, answer(), UserMessage.of("2"), answer(), UserMessage.of("3"));
        List<Message> longer = new ArrayList<>(before);
        longer.add(answer(new Part.Said("Yes.", RawBlock.none())));

        Message merged = alternation.of(before).getFirst();

        assertThat(alternation.of(longer).getFirst()).isSameAs(merged);
        assertThat(alternation.of(List.of(one, answer(), UserMessage.of("2"))).getFirst())
                .isEqualTo(new UserMessage(List.of(
                        new UserMessage.Part.Said(new Content.Text("1")),
                        new UserMessage.Part.Said(new Content.Text("2")))));
        assertThat(alternation.of(List.of(one, UserMessage.of("other"))).getFirst())
                .isNotEqualTo(merged);
    }

    /** A call as the provider sent it, with a space that only what goes back as it came still has. */
    private static Part called(String id) {
        return new Part.Call(
                new ToolCall(id, "Bash", "{}", true),
                new RawBlock(
                        "anthropic.messages",
                        "{\"type\":\"tool_use\", \"id\":\"" + id + "\",\"name\":\"Bash\",\"input\":{}}"));
    }

    private static AssistantMessage answer(Part... parts) {
        return new AssistantMessage("id", "m", List.of(parts), StopReason.END_TURN);
    }

    private static String json(Message message) {
        JsonBytes out = new JsonBytes(0);
        new AnthropicMessages().encode(message, true, out, new BlockMarks(out));
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
