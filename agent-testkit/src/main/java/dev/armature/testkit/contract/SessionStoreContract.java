package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Asked;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.LeaseLost;
import dev.armature.core.session.SessionBusy;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Spent;
import dev.armature.core.session.Transcript;
import dev.armature.core.usage.Cost;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.PromptBlock;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.section.Stability;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} must do. Extend it, and make yours. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SessionStoreContract {
    private static final SessionId ID = new SessionId("a-session");
    private static final int APPENDS = 200;

    private SessionStore store;

    /** For whom extends it. */
    @SuppressWarnings("NullAway") // made before each test
    protected SessionStoreContract() {}

    /** A new store that holds nothing. */
    protected abstract SessionStore newStore();

    /** The same store as another program would see it; the same object if yours lives in one program only. */
    protected SessionStore seenAgain(SessionStore used) {
        return used;
    }

    @BeforeEach
    final void make() {
        store = newStore();
    }

    private static EntryBody said(String text) {
        return new EntryBody.UserSaid(UserMessage.of(text));
    }

    private List<EntryBody> kept() {
        try (Transcript transcript = seenAgain(store).open(ID)) {
            return transcript.entries().stream().map(Entry::body).toList();
        }
    }

    @Test
    void a_new_session_is_empty_and_then_there() {
        Holds.that(!store.has(ID), "A new store has no sessions");
        try (Transcript transcript = store.open(ID)) {
            Holds.same(List.of(), transcript.entries(), "The entries of a new session");
            Holds.same(ID, transcript.id(), "The name of the session");
            transcript.append(said("hello"));
        }

        Holds.that(seenAgain(store).has(ID), "A session that was written to is there");
        Holds.same(
                List.of(ID),
                seenAgain(store).list().stream().map(SessionStore.Summary::id).toList(),
                "The sessions of the store");
    }

    @Test
    void entries_are_numbered_from_one_and_kept_in_order() {
        List<Entry> appended = new ArrayList<>();
        try (Transcript transcript = store.open(ID)) {
            appended.add(transcript.append(said("one")));
            appended.add(transcript.append(said("two")));
            transcript.force();
            Holds.same(appended, transcript.entries(), "The entries while the session is open");
        }
        try (Transcript transcript = seenAgain(store).open(ID)) {
            Holds.same(appended, transcript.entries(), "The entries when the session is opened again");
            appended.add(transcript.append(said("three")));
        }

        Holds.same(List.of(1L, 2L, 3L), appended.stream().map(Entry::sequence).toList(), "The numbers of the entries");
    }

    @Test
    void everything_that_can_be_said_comes_back_as_it_was() {
        List<EntryBody> bodies = everything();
        try (Transcript transcript = store.open(ID)) {
            bodies.forEach(transcript::append);
        }

        Holds.same(bodies, kept(), "The entries when the session is opened again");
    }

    /** At least one of each kind of entry, part and content. */
    static List<EntryBody> everything() {
        return List.of(
                new EntryBody.SystemTold(List.of(
                        new PromptBlock(
                                "Be kind.\n\nBe brief.",
                                Stability.GLOBAL,
                                List.of(new Segment.Part("tone", 10), new Segment.Part("length", 9))),
                        PromptBlock.of("Today is Friday."))),
                new EntryBody.SystemTold(List.of()),
                said("Grüße,\n\"fog\" \u2028 🌫"),
                new EntryBody.AssistantSaid(
                        new AssistantMessage(
                                "m",
                                "model",
                                List.of(
                                        new Part.Thought("", new RawBlock("f", "{\"z\":1.50,  \"a\":[]}")),
                                        new Part.Said("text", RawBlock.none()),
                                        new Part.Opaque(new RawBlock("f", "{\"type\":\"new\"}")),
                                        new Part.Call(new ToolCall("c", "tool", "{\"cut", false), RawBlock.none())),
                                StopReason.MAX_TOKENS),
                        new Usage(1, 2, 3, 4, 5, 6)),
                new EntryBody.AssistantSaid(
                        new AssistantMessage("m", "model", List.of(), StopReason.END_TURN),
                        new Usage(7, 0, 0, 0, 3, 0, Set.of(Usage.Count.CACHE_READ, Usage.Count.REASONING)),
                        new Asked("head", Map.of("thinking", "{\"type\":\"adaptive\"}", "effort", "\"low\""))),
                new EntryBody.EffectIntended("c", "tool", "hash"),
                new EntryBody.CallAnswered(new UserMessage.Part.Answer(
                        "c",
                        List.of(
                                new Content.Text("x".repeat(100_000)),
                                new Content.Image("image/png", "AA=="),
                                new Content.Document("fog.pdf", "application/pdf", "AA==")),
                        true)),
                new EntryBody.ApprovalAsked("a", "c", "hash", "summary"),
                new EntryBody.ApprovalGiven("a", "allowOnce", ""),
                new EntryBody.RunEnded("Completed", ""),
                new EntryBody.RunEnded(
                        "Stopped", "TURNS", Optional.of(new Spent(new Usage(1, 2, 3, 4, 5, 6), Cost.nothing()))),
                new EntryBody.Repaired(17, "a-session.torn", "line 7 is not whole"));
    }

    @Test
    void a_session_that_is_held_is_busy_for_everybody_else() {
        try (Transcript held = store.open(ID)) {
            Holds.fails(SessionBusy.class, () -> seenAgain(store).open(held.id()), "Opening a session that is held");
        }
        try (Transcript free = seenAgain(store).open(ID)) {
            Holds.same(ID, free.id(), "The name of a session that was given back");
        }
    }

    @Test
    void two_sessions_do_not_see_each_other() {
        try (Transcript one = store.open(ID);
                Transcript other = store.open(new SessionId("another"))) {
            one.append(said("one"));

            Holds.same(List.of(), other.entries(), "The entries of another session");
        }
    }

    @Test
    void the_epoch_rises_with_every_holder() {
        List<Long> epochs = new ArrayList<>();
        for (int holder = 0; holder < 3; holder++) {
            try (Transcript transcript = seenAgain(store).open(ID)) {
                epochs.add(transcript.append(said("held")).epoch());
            }
        }

        Holds.same(epochs.stream().sorted().distinct().toList(), epochs, "The epochs, which must rise,");
    }

    @Test
    void nothing_is_appended_once_the_session_was_given_back() {
        Transcript transcript = store.open(ID);
        transcript.append(said("one"));
        transcript.close();
        transcript.close();

        Holds.fails(LeaseLost.class, () -> transcript.append(said("two")), "Appending to a closed transcript");
        Holds.same(List.of(said("one")), kept(), "The entries");
    }

    @Test
    void what_was_given_out_does_not_grow() {
        try (Transcript transcript = store.open(ID)) {
            List<Entry> before = transcript.entries();
            transcript.append(said("one"));

            Holds.same(List.of(), before, "Entries that were given out before");
        }
    }

    @Test
    void several_threads_append_without_gap_or_double() throws Exception {
        try (Transcript transcript = store.open(ID)) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < 2; writer++) {
                    writers.add(threads.submit(() -> {
                        for (int i = 0; i < APPENDS; i++) {
                            transcript.append(said("more"));
                        }
                    }));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }

            Holds.same(
                    LongStream.rangeClosed(1, 2 * APPENDS).boxed().toList(),
                    transcript.entries().stream().map(Entry::sequence).toList(),
                    "The numbers of the entries");
        }
    }

    @Test
    void blobs_come_back_by_their_hash() throws IOException {
        byte[] bytes = "long output".getBytes(StandardCharsets.UTF_8);
        BlobRef ref;
        try (Transcript transcript = store.open(ID)) {
            ref = transcript.blobs().put(bytes);
            Holds.same(ref, transcript.blobs().put(bytes), "The name of the same bytes");
        }

        Holds.same(Hash.of(bytes), ref.sha256(), "The name of a blob");
        try (Transcript transcript = seenAgain(store).open(ID)) {
            Optional<byte[]> kept = transcript.blobs().get(ref);
            Holds.that(
                    kept.isPresent() && Arrays.equals(kept.get(), bytes), "The bytes must come back as they were put");
            Holds.same(
                    Optional.empty(), transcript.blobs().get(new BlobRef("0".repeat(64))), "Bytes that were never put");
        }
    }
}
