package dev.armature.core.approval;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.EventSink;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody.ApprovalAsked;
import dev.armature.core.session.EntryBody.ApprovalGiven;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.CallAnswered;
import dev.armature.core.session.Transcript;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.rule.Tier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks, writes down question and answer, and finds answers that were given elsewhere in the meantime.
 *
 * <p>An answer is bound to the call's id and the hash of its exact input and of what it would do, so an approval of one
 * input never serves another, nor the same command in another folder; a refusal holds whatever the call would do by now. An
 * answer holds for the turn it was asked in, so it is spent once even where a provider gives the same ids again in every
 * turn.
 */
public final class Approvals {
    private static final String SOURCE = "an answer in this session";

    private final Transcript transcript;
    private final EventSink sink;
    private final @Nullable ApprovalHandler handler;

    /** Approvals for one run; without a handler nobody can be asked. */
    public Approvals(Transcript transcript, EventSink sink, Optional<ApprovalHandler> handler) {
        this.transcript = transcript;
        this.sink = sink;
        this.handler = handler.orElse(null);
    }

    /** What came of a question. */
    public sealed interface Outcome {

        /** Somebody answered now, or had answered before. */
        record Answered(Approval approval) implements Outcome {}

        /** The answer will come later. */
        record Later(String approvalId) implements Outcome {}

        /** There is nobody to ask. */
        record NobodyToAsk() implements Outcome {}
    }

    /** Gets an answer, asking only if none was given yet. {@code hash} is what a yes is bound to. */
    public Outcome settle(ApprovalRequest request, String hash) throws InterruptedException {
        Optional<ApprovalAsked> asked = lastAsked(request.call().id());
        if (asked.isPresent()) {
            Optional<Approval> given = given(asked.get().approvalId());
            if (given.isPresent() && (asked.get().inputHash().equals(hash) || isNo(given.get()))) {
                return new Outcome.Answered(given.get());
            }
        }
        return handler == null ? new Outcome.NobodyToAsk() : ask(handler, request, hash);
    }

    private static boolean isNo(Approval approval) {
        return switch (approval) {
            case Approval.RejectOnce ignored -> true;
            case Approval.RejectAlways ignored -> true;
            case Approval.AllowOnce ignored -> false;
            case Approval.AllowAlways ignored -> false;
            case Approval.Defer ignored -> false;
        };
    }

    private Outcome ask(ApprovalHandler asking, ApprovalRequest request, String hash) throws InterruptedException {
        transcript.append(new ApprovalAsked(
                request.approvalId(), request.call().id(), hash, request.call().summary()));
        sink.accept(new AgentEvent.ApprovalRequested(request.call(), request.approvalId()));
        Approval approval = asking.decide(request);
        sink.accept(new AgentEvent.ApprovalAnswered(request.call(), request.approvalId(), approval.verdict()));
        if (approval instanceof Approval.Defer) {
            transcript.force();
            return new Outcome.Later(request.approvalId());
        }
        give(transcript, request.approvalId(), approval);
        return new Outcome.Answered(approval);
    }

    /** Writes down an answer, for a run to find. */
    public static void give(Transcript transcript, String approvalId, Approval approval) {
        transcript.append(new ApprovalGiven(approvalId, approval.verdict(), approval.detail()));
        transcript.force();
    }

    /** The question of that id, if it was asked, nobody has answered it, and its call still waits. */
    public static Optional<ApprovalAsked> open(List<Entry> entries, String approvalId) {
        List<Entry> turn = lastTurn(entries);
        boolean given = turn.stream()
                .anyMatch(entry -> entry.body() instanceof ApprovalGiven answer
                        && answer.approvalId().equals(approvalId));
        Optional<ApprovalAsked> question = turn.stream()
                .filter(entry -> entry.body() instanceof ApprovalAsked asked
                        && asked.approvalId().equals(approvalId))
                .map(entry -> (ApprovalAsked) entry.body())
                .findFirst();
        return given ? Optional.empty() : question.filter(asked -> isWaiting(asked.callId(), turn));
    }

    private static boolean isWaiting(String callId, List<Entry> turn) {
        return turn.stream()
                .noneMatch(entry -> entry.body() instanceof CallAnswered answered
                        && answered.callId().equals(callId));
    }

    /** What was written since the model last spoke; ids of calls mean something only there. */
    private static List<Entry> lastTurn(List<Entry> entries) {
        int begin = entries.size();
        while (begin > 0 && !(entries.get(begin - 1).body() instanceof AssistantSaid)) {
            begin--;
        }
        return entries.subList(begin, entries.size());
    }

    /** The rules that an answer brings for the rest of the session, if it brings any. Not checked. */
    public static Optional<RuleSource> ruleOf(Approval approval) {
        return switch (approval) {
            case Approval.AllowAlways always -> Optional.of(allowing(always).named(SOURCE, Tier.SESSION));
            case Approval.RejectAlways always ->
                Optional.of(Rules.none().deny(always.rule()).named(SOURCE, Tier.SESSION));
            case Approval.AllowOnce ignored -> Optional.empty();
            case Approval.RejectOnce ignored -> Optional.empty();
            case Approval.Defer ignored -> Optional.empty();
        };
    }

    private static Rules allowing(Approval.AllowAlways always) {
        Rules rules = Rules.none();
        for (String rule : always.rules()) {
            rules = rules.allow(rule);
        }
        return rules;
    }

    private Optional<ApprovalAsked> lastAsked(String callId) {
        return lastTurn(transcript.entries()).reversed().stream()
                .filter(entry -> entry.body() instanceof ApprovalAsked asked
                        && asked.callId().equals(callId))
                .map(entry -> (ApprovalAsked) entry.body())
                .findFirst();
    }

    private Optional<Approval> given(String approvalId) {
        return transcript.entries().stream()
                .filter(entry -> entry.body() instanceof ApprovalGiven given
                        && given.approvalId().equals(approvalId))
                .flatMap(entry -> read((ApprovalGiven) entry.body()).stream())
                .findFirst();
    }

    /** The approval that an entry stands for; nothing when it has a verdict that this version does not know. */
    public static Optional<Approval> read(ApprovalGiven given) {
        return switch (given.verdict()) {
            case "allowOnce" -> Optional.of(Approval.allowOnce());
            case "allowAlways" -> Optional.of(Approval.allowAlways(RuleList.read(given.detail())));
            case "rejectOnce" -> Optional.of(Approval.rejectOnce(given.detail()));
            case "rejectAlways" -> Optional.of(Approval.rejectAlways(given.detail()));
            default -> Optional.empty();
        };
    }
}
