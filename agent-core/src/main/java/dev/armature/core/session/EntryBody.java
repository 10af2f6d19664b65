package dev.armature.core.session;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.UserMessage;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.PromptBlock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an entry says. More kinds may come; those that a version does not know survive as {@link Unrecognised}. */
public sealed interface EntryBody {

    /**
     * What the host's system prompt was. The first of a session is what its requests begin with from then on; of what a later
     * one says otherwise, the model was told in the conversation.
     *
     * @param blocks may be empty
     */
    record SystemTold(List<PromptBlock> blocks) implements EntryBody {
        public SystemTold {
            blocks = List.copyOf(blocks);
        }
    }

    /** Something was said to the model. */
    record UserSaid(UserMessage message) implements EntryBody {
        public UserSaid {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The model answered.
     *
     * @param asked how it was asked; unknown in entries of early versions
     */
    record AssistantSaid(AssistantMessage message, Usage usage, Asked asked) implements EntryBody {
        public AssistantSaid {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(usage, "usage");
            Objects.requireNonNull(asked, "asked");
        }

        /** An answer of which nobody knows how it was asked for. */
        public AssistantSaid(AssistantMessage message, Usage usage) {
            this(message, usage, Asked.unknown());
        }
    }

    /**
     * A call with side effects is about to run. On disk before the effect happens; if no {@link CallAnswered} follows,
     * nobody knows whether it happened.
     *
     * @param inputHash SHA-256 of the tool's name and its exact input, in hexadecimal
     */
    record EffectIntended(String callId, String tool, String inputHash) implements EntryBody {
        public EffectIntended {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(tool, "tool");
            Objects.requireNonNull(inputHash, "inputHash");
        }
    }

    /** A call was answered: it ran, or there is a reason why it did not. */
    record CallAnswered(UserMessage.Part.Answer answer) implements EntryBody {
        public CallAnswered {
            Objects.requireNonNull(answer, "answer");
        }

        /** Which call, as the model named it. */
        public String callId() {
            return answer.callId();
        }
    }

    /**
     * Somebody must decide about a call.
     *
     * @param inputHash SHA-256 of the tool's name, its exact input and what it would do, in hexadecimal: what a yes is
     *     bound to
     */
    record ApprovalAsked(String approvalId, String callId, String inputHash, String summary) implements EntryBody {
        public ApprovalAsked {
            Objects.requireNonNull(approvalId, "approvalId");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(inputHash, "inputHash");
            Objects.requireNonNull(summary, "summary");
        }
    }

    /**
     * Somebody decided.
     *
     * @param verdict {@code allowOnce}, {@code allowAlways}, {@code rejectOnce} or {@code rejectAlways}
     * @param detail the rule that was allowed for good, or what the person said; may be empty
     */
    record ApprovalGiven(String approvalId, String verdict, String detail) implements EntryBody {
        public ApprovalGiven {
            Objects.requireNonNull(approvalId, "approvalId");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * A run ended.
     *
     * @param how the ending's name
     * @param detail one sentence or empty
     * @param spent what the run used, with what ran within it; empty in entries of early versions
     */
    record RunEnded(String how, String detail, Optional<Spent> spent) implements EntryBody {
        public RunEnded {
            Objects.requireNonNull(how, "how");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(spent, "spent");
        }

        /** Of a run that did not say what it used. */
        public RunEnded(String how, String detail) {
            this(how, detail, Optional.empty());
        }
    }

    /**
     * The end of the file could not be read and was set aside; nothing before it was lost.
     *
     * @param where the name of the file that holds it now
     * @param why what was found, such as "line 7 is not whole"; empty in entries of early versions
     */
    record Repaired(long bytesSetAside, String where, String why) implements EntryBody {
        public Repaired {
            Objects.requireNonNull(where, "where");
            Objects.requireNonNull(why, "why");
        }
    }

    /** An entry of a later version, kept as it was. */
    record Unrecognised(String type, String json) implements EntryBody {
        public Unrecognised {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(json, "json");
        }
    }
}
