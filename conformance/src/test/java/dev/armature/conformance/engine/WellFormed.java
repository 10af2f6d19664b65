package dev.armature.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.Message;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Entry;
import dev.armature.core.session.View;
import java.util.List;

/** What every provider demands of a conversation, and what the engine promises of every transcript that is at rest. */
final class WellFormed {
    private WellFormed() {}

    static void check(List<Entry> entries) {
        assertThat(entries).extracting(Entry::sequence).doesNotHaveDuplicates().isSorted();
        List<Message> messages = View.of(entries).messages();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof AssistantMessage assistant) {
                boolean last = i + 1 == messages.size();
                assertThat(last ? List.of() : answered(messages.get(i + 1)))
                        .as("what answers the calls of message %s", i)
                        .isEqualTo(assistant.calls().stream().map(ToolCall::id).toList());
            } else if (i > 0) {
                assertThat(messages.get(i - 1)).isInstanceOf(AssistantMessage.class);
            }
        }
    }

    private static List<String> answered(Message message) {
        return ((UserMessage) message)
                .parts().stream()
                        .filter(UserMessage.Part.Answer.class::isInstance)
                        .map(part -> ((UserMessage.Part.Answer) part).callId())
                        .toList();
    }
}
