package dev.armature.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelRequest;
import dev.armature.models.anthropic.AnthropicModel;
import dev.armature.tools.content.Content;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A picture takes tokens by its points, and not by its bytes, in the count that decides where a prompt is cached. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PicturesWeighTest {
    private static final Content PICTURE = new Content.Image("image/png", "iVBORw0K".repeat(250_000));
    private static final Content TEXT = new Content.Text("iVBORw0K".repeat(5_000));

    private final Model model = AnthropicModel.builder("claude-sonnet-5-5").build();

    @Test
    void as_a_part_of_what_is_said_and_of_what_a_tool_answered() {
        UserMessage said = new UserMessage(List.of(new UserMessage.Part.Said(PICTURE)));
        UserMessage answered = new UserMessage(
                List.of(new UserMessage.Part.Answer("c1", List.of(PICTURE, new Content.Text("Two."), PICTURE), false)));

        assertThat(tokens(model, said)).isBetween(1_600, 1_700);
        assertThat(tokens(model, answered)).isBetween(3_200, 3_300);
    }

    @Test
    void a_text_that_looks_like_one_weighs_what_its_bytes_say() {
        assertThat(tokens(model, new UserMessage(List.of(new UserMessage.Part.Said(TEXT)))))
                .isGreaterThan(10_000);
    }

    private static int tokens(Model model, Message message) {
        var segments = model.segments(new ModelRequest(List.of(), List.of(), List.of(message), 100, "", null));
        return IntStream.range(0, segments.size())
                .map(segment -> segments.get(segment).tokens())
                .sum();
    }
}
