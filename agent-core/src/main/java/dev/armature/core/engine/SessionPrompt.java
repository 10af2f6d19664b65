package dev.armature.core.engine;

import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.SystemTold;
import dev.armature.core.session.EntryBody.UserSaid;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.PromptReminder;
import java.util.List;

/**
 * The system prompt of a session. What it began with is what every request of it begins with, in whatever process and on
 * whatever day; what the host's prompt says otherwise by now, the model is told once, in the conversation.
 *
 * <p>A session that an earlier version began, which wrote nothing of this down, keeps what it is sent first by this one.
 */
final class SessionPrompt {
    private final List<SystemTold> told;
    private final SystemTold now;

    /** @param now the host's prompt as it is */
    static SessionPrompt of(List<Entry> entries, List<PromptBlock> now) {
        return new SessionPrompt(
                entries.stream()
                        .map(Entry::body)
                        .filter(SystemTold.class::isInstance)
                        .map(SystemTold.class::cast)
                        .toList(),
                new SystemTold(now));
    }

    private SessionPrompt(List<SystemTold> told, SystemTold now) {
        this.told = told;
        this.now = now;
    }

    /** What is sent. */
    List<PromptBlock> blocks() {
        return told.isEmpty() || told.getFirst().equals(now)
                ? now.blocks()
                : told.getFirst().blocks();
    }

    /** Writes the prompt down, or tells of what changed since; before anything else is said. Once for a run. */
    void tell(TurnState state) {
        if (told.isEmpty()) {
            state.append(now);
            return;
        }
        PromptReminder.of(told.getLast().blocks(), now.blocks()).ifPresent(reminder -> {
            state.append(new UserSaid(UserMessage.of(reminder)));
            state.append(now); // behind it: told twice does less harm than never
        });
    }
}
