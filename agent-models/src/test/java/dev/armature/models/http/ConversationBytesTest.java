package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ConversationBytesTest {
    private final List<String> encoded = new ArrayList<>();
    private final ConversationBytes conversations = new ConversationBytes((message, isFirst, out, blocks) -> {
        String text = ((UserMessage) message).text();
        encoded.add(text);
        out.raw(isFirst ? "" : ",").raw("{").raw(text).raw("}");
        blocks.blockEnds(true);
    });

    @Test
    void each_message_is_encoded_once() {
        UserMessage a = UserMessage.of("a");
        UserMessage b = UserMessage.of("b");

        body(List.of(a));
        String both = body(List.of(a, b));
        body(List.of(a, b));

        assertThat(both).isEqualTo("{a},{b}");
        assertThat(encoded).containsExactly("a", "b");
    }

    @Test
    void forks_share_what_they_have_in_common_and_do_not_disturb_each_other() {
        UserMessage a = UserMessage.of("a");
        UserMessage b = UserMessage.of("b");
        UserMessage left = UserMessage.of("left");
        UserMessage right = UserMessage.of("right");
        RequestBody earlier = request(List.of(a, b, left));

        assertThat(body(List.of(a, b, right))).isEqualTo("{a},{b},{right}");
        assertThat(body(List.of(a, b, left, a))).isEqualTo("{a},{b},{left},{a}");
        assertThat(text(earlier)).isEqualTo("{a},{b},{left}");
        assertThat(encoded).containsExactly("a", "b", "left", "right", "a");
    }

    @Test
    void a_long_conversation_is_sent_in_a_few_pieces() {
        List<Message> messages = new ArrayList<>();
        RequestBody body = new RequestBody();
        for (int i = 0; i < 400; i++) {
            messages.add(UserMessage.of("x".repeat(1000)));
            body = request(messages);
        }

        assertThat(body.length()).isEqualTo(400 * 1003 - 1);
        assertThat(body.pieces()).isLessThanOrEqualTo(8);
    }

    @Test
    void a_marker_goes_inside_its_block_and_leaves_the_next_request_unmarked() {
        List<Message> messages = List.of(UserMessage.of("a"), UserMessage.of("b"));
        TreeMap<Integer, byte[]> markers = new TreeMap<>();
        markers.put(1, "!".getBytes(StandardCharsets.US_ASCII));

        RequestBody marked = new RequestBody();
        int first = 0;
        for (BlockBytes message : conversations.encode(messages)) {
            message.addTo(marked, first, markers);
            first += message.blocks();
        }

        assertThat(text(marked)).isEqualTo("{a},{b!}");
        assertThat(body(messages)).isEqualTo("{a},{b}");
    }

    /** Conversations of a few messages that grow, fork and go back in any order, read at once and again at the end. */
    @Test
    void every_body_is_what_its_messages_say_whatever_else_was_asked() {
        Property.forAll(draws -> draws.listOf(1, 12, ConversationBytesTest::path), paths -> {
            List<Message> words = words();
            List<RequestBody> bodies = new ArrayList<>();

            for (List<Integer> path : paths) {
                bodies.add(request(messages(words, path)));
            }

            for (int i = 0; i < bodies.size(); i++) {
                String expected = paths.get(i).stream().map(n -> "{w" + n + "}").collect(Collectors.joining(","));
                assertThat(text(bodies.get(i))).isEqualTo(expected);
            }
        });
    }

    private static List<Integer> path(Draws draws) {
        return draws.listOf(1, 6, more -> more.below(3));
    }

    private static List<Message> words() {
        return List.of(UserMessage.of("w0"), UserMessage.of("w1"), UserMessage.of("w2"));
    }

    private static List<Message> messages(List<Message> words, List<Integer> path) {
        return path.stream().map(words::get).toList();
    }

    private RequestBody request(List<Message> messages) {
        RequestBody body = new RequestBody();
        conversations.encode(messages).forEach(message -> message.addTo(body, 0, new TreeMap<>()));
        return body;
    }

    private String body(List<Message> messages) {
        return text(request(messages));
    }

    private static String text(RequestBody body) {
        return new String(body.toBytes(), StandardCharsets.UTF_8);
    }
}
