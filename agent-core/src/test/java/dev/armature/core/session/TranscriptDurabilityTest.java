package dev.armature.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.session.EntryBody.ApprovalAsked;
import dev.armature.core.session.EntryBody.ApprovalGiven;
import dev.armature.core.session.EntryBody.AssistantSaid;
import dev.armature.core.session.EntryBody.CallAnswered;
import dev.armature.core.session.EntryBody.EffectIntended;
import dev.armature.core.session.EntryBody.Repaired;
import dev.armature.core.session.EntryBody.RunEnded;
import dev.armature.core.session.EntryBody.UserSaid;
import dev.armature.core.usage.Usage;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.Content;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TranscriptDurabilityTest {
    private static final SessionId ID = new SessionId("demo");

    @TempDir
    Path folder;

    private SessionStore store() {
        return SessionStore.files(folder);
    }

    private static List<EntryBody> oneOfEach() {
        RawBlock raw = new RawBlock("anthropic.messages", "{\"type\":\"text\",\"text\":\"h\u2028i \\u00e9\"}");
        AssistantMessage said = new AssistantMessage(
                "msg_1",
                "some-model",
                List.of(
                        new Part.Thought("hm", RawBlock.none()),
                        new Part.Said("h\u2028i \uD83D\uDE00 \u0000", raw),
                        new Part.Call(new ToolCall("c1", "Bash", "{\"command\":\"ls\"}", true), RawBlock.none()),
                        new Part.Opaque(new RawBlock("anthropic.messages", "{\"type\":\"new\"}"))),
                StopReason.TOOL_USE);
        return List.of(
                new UserSaid(UserMessage.of("line one\nline two \u2029 \"quoted\"")),
                new AssistantSaid(said, new Usage(1, 2, 3, 4, 5, 6)),
                new EffectIntended("c1", "Bash", "00ff"),
                new CallAnswered(new UserMessage.Part.Answer(
                        "c1",
                        List.of(
                                new Content.Text("ok"),
                                new Content.Image("image/png", "AAAA"),
                                Content.Document.text("b.md", "größe")),
                        true)),
                new ApprovalAsked("a1", "c1", "00ff", "Bash ls"),
                new ApprovalGiven("a1", "allowOnce", ""),
                new RunEnded("Completed", ""));
    }

    private static List<EntryBody> bodies(Transcript transcript) {
        return transcript.entries().stream().map(Entry::body).toList();
    }

    private void write(List<EntryBody> bodies) {
        try (Transcript transcript = store().open(ID)) {
            bodies.forEach(transcript::append);
        }
    }

    /** A file as the store would have left it. */
    private static void leave(Path file, byte[] content) throws IOException {
        try (RandomAccessFile out = OwnerOnly.create(file)) {
            out.write(content);
        }
    }

    @Test
    void every_kind_of_entry_comes_back_as_it_was() {
        write(oneOfEach());

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).isEqualTo(oneOfEach());
        }
    }

    @Test
    void every_line_of_the_file_is_a_JSON_value_without_line_separators() throws IOException {
        write(oneOfEach());

        List<String> lines = Files.readAllLines(folder.resolve("demo.jsonl"));

        assertThat(lines)
                .hasSize(oneOfEach().size())
                .allMatch(line -> line.startsWith("{\"n\":") && line.endsWith("}"));
        assertThat(String.join("", lines)).doesNotContain("\u2028", "\u2029");
    }

    @Test
    void a_file_cut_anywhere_keeps_every_whole_line_and_sets_the_rest_aside() throws IOException {
        write(oneOfEach());
        Path file = folder.resolve("demo.jsonl");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            Path elsewhere = Files.createDirectory(folder.resolve("cut-" + length));
            leave(elsewhere.resolve("demo.jsonl"), Arrays.copyOf(whole, length));
            int wholeLines = (int) new String(whole, 0, length, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            boolean torn = length > 0 && whole[length - 1] != '\n';

            try (Transcript transcript = SessionStore.files(elsewhere).open(ID)) {
                List<EntryBody> bodies = bodies(transcript);
                assertThat(bodies.subList(0, wholeLines)).isEqualTo(oneOfEach().subList(0, wholeLines));
                assertThat(bodies).hasSize(torn ? wholeLines + 1 : wholeLines);
                if (torn) {
                    Repaired repaired = (Repaired) bodies.getLast();
                    assertThat(Files.size(elsewhere.resolve(repaired.where()))).isEqualTo(repaired.bytesSetAside());
                }
                transcript.append(new RunEnded("Completed", ""));
            }
            try (Transcript again = SessionStore.files(elsewhere).open(ID)) {
                assertThat(bodies(again)).last().isEqualTo(new RunEnded("Completed", ""));
            }
        }
    }

    @Test
    void a_flipped_byte_never_changes_what_an_entry_says() throws IOException {
        write(oneOfEach());
        byte[] whole = Files.readAllBytes(folder.resolve("demo.jsonl"));
        long seed = 20261124;
        Random random = new Random(seed);

        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path elsewhere = Files.createDirectory(folder.resolve("flip-" + round));
            leave(elsewhere.resolve("demo.jsonl"), damaged);

            try (Transcript transcript = SessionStore.files(elsewhere).open(ID)) {
                List<EntryBody> bodies = bodies(transcript);
                List<EntryBody> kept = bodies.stream()
                        .filter(body -> !(body instanceof Repaired))
                        .toList();
                assertThat(oneOfEach().subList(0, kept.size()))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(kept);
            }
        }
    }

    @Test
    void an_entry_larger_than_32_kilobytes_goes_to_a_blob_and_comes_back() throws IOException {
        EntryBody large = new UserSaid(UserMessage.of("x".repeat(200_000)));

        write(List.of(large));

        assertThat(Files.size(folder.resolve("demo.jsonl"))).isLessThan(300);
        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).containsExactly(large);
        }
    }

    @Test
    void a_text_of_more_than_twenty_million_characters_comes_back() {
        EntryBody large = new CallAnswered(new UserMessage.Part.Answer(
                "c1", List.of(new Content.Image("image/png", "A".repeat(20_000_004))), false));

        write(List.of(large, new RunEnded("Completed", "")));

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).isEqualTo(List.of(large, new RunEnded("Completed", "")));
        }
    }

    @Test
    void half_a_surrogate_pair_comes_back_as_it_was() {
        EntryBody broken = new UserSaid(UserMessage.of("a\uD83D b\uDE00 \uD83D\uDE00"));
        EntryBody brokenAndLarge = new UserSaid(UserMessage.of("\uD83D".repeat(20_000)));

        write(List.of(broken, brokenAndLarge));

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).containsExactly(broken, brokenAndLarge);
        }
    }

    @Test
    void a_repair_says_which_line_was_not_whole() throws IOException {
        write(oneOfEach());
        Path file = folder.resolve("demo.jsonl");
        Files.writeString(file, "{\"n\":9", StandardOpenOption.APPEND);

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again).getLast()).isEqualTo(new Repaired(6, "demo.torn-2", "line 8 is not whole"));
        }
        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again).getLast()).isEqualTo(new Repaired(6, "demo.torn-2", "line 8 is not whole"));
        }
    }

    @Test
    void a_repair_says_that_a_line_does_not_follow() throws IOException {
        write(List.of(new RunEnded("Completed", "")));
        String later = "{\"v\":1,\"seq\":7,\"epoch\":1,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"dream\"}";
        Files.write(folder.resolve("demo.jsonl"), JournalLine.frame(later), StandardOpenOption.APPEND);

        try (Transcript again = store().open(ID)) {
            assertThat(((Repaired) bodies(again).getLast()).why())
                    .isEqualTo("line 2 does not follow from the lines before it");
        }
    }

    @Test
    void a_repair_names_the_blob_that_is_missing() throws IOException {
        write(List.of(new RunEnded("Completed", ""), new UserSaid(UserMessage.of("x".repeat(40_000)))));
        Path blob;
        try (Stream<Path> blobs = Files.list(folder.resolve("blobs"))) {
            blob = blobs.findFirst().orElseThrow();
        }
        Files.delete(blob);

        try (Transcript again = store().open(ID)) {
            assertThat(((Repaired) bodies(again).getLast()).why())
                    .isEqualTo("line 2 names the file blobs/" + blob.getFileName() + ", which is missing or damaged");
            assertThat(again.entries()).hasSize(2);
        }
    }

    @Test
    @Timeout(30)
    void a_pipe_in_the_place_of_a_blob_is_not_waited_for() throws Exception {
        EntryBody large = new UserSaid(UserMessage.of("x".repeat(40_000)));
        write(List.of(large));
        Path blob;
        try (Stream<Path> blobs = Files.list(folder.resolve("blobs"))) {
            blob = blobs.findFirst().orElseThrow();
        }
        Files.delete(blob);
        assertThat(new ProcessBuilder("mkfifo", blob.toString()).start().waitFor())
                .isZero();

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).singleElement().isInstanceOf(Repaired.class);
            again.append(large);
        }
        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).last().isEqualTo(large);
        }
    }

    @Test
    void a_transcript_that_was_removed_while_it_was_open_is_not_written_to_in_silence() throws IOException {
        Path file = folder.resolve("demo.jsonl");
        try (Transcript transcript = store().open(ID)) {
            transcript.append(new RunEnded("Completed", ""));
            Files.delete(file);

            assertThatThrownBy(() -> transcript.append(new RunEnded("Completed", "")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "Session `demo` cannot be written to " + file + ": the file was removed or replaced while"
                                    + " the session was open. Put it back to go on with the session, or begin another.");

            leave(file, new byte[0]);
            assertThatThrownBy(() -> transcript.append(new RunEnded("Completed", "")))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(transcript.entries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.jsonl", "demo.lease"})
    @Timeout(30)
    void a_folder_or_a_pipe_in_the_place_of_a_file_is_told_in_one_line(String name) throws Exception {
        Path place = folder.resolve(name);
        Files.createDirectory(place);
        assertThatThrownBy(() -> store().open(ID))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Session `demo` cannot be opened in " + folder + ": expected a file at " + place
                        + ", but there is a link or something else. Remove it.");
        Files.delete(place);
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> store().open(ID))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a file at " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "99999999999999999", "9999999999999999999"})
    void an_epoch_in_a_lease_that_nobody_can_have_reached_is_not_believed(String epoch) throws IOException {
        write(List.of(new RunEnded("Completed", "before")));
        Files.writeString(folder.resolve("demo.lease"), "epoch " + epoch + " process 7\n");

        write(List.of(new RunEnded("Completed", "after")));

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again))
                    .containsExactly(new RunEnded("Completed", "before"), new RunEnded("Completed", "after"));
            assertThat(again.entries()).extracting(Entry::epoch).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "epoch", "epoch 1 process 7"})
    void what_is_written_after_the_lease_file_was_damaged_is_kept(String left) throws IOException {
        for (int i = 1; i <= 3; i++) {
            write(List.of(new RunEnded("Completed", "before " + i)));
        }
        Files.writeString(folder.resolve("demo.lease"), left);

        write(List.of(new RunEnded("Completed", "after")));

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again))
                    .containsExactly(
                            new RunEnded("Completed", "before 1"),
                            new RunEnded("Completed", "before 2"),
                            new RunEnded("Completed", "before 3"),
                            new RunEnded("Completed", "after"));
            assertThat(again.entries()).extracting(Entry::epoch).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void files_that_are_no_sessions_are_not_listed() throws IOException {
        write(List.of(new RunEnded("Completed", "")));
        Files.writeString(folder.resolve("my notes.jsonl"), "{}\n");
        Files.writeString(folder.resolve(".jsonl"), "{}\n");
        Files.createDirectory(folder.resolve("old.jsonl"));

        assertThat(store().list()).extracting(SessionStore.Summary::id).containsExactly(ID);
    }

    @Test
    void an_entry_of_a_later_version_is_kept_as_it_is() throws IOException {
        write(List.of(new RunEnded("Completed", "")));
        String later = "{\"v\":1,\"seq\":2,\"epoch\":1,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"dream\",\"x\":[1]}";
        Files.write(folder.resolve("demo.jsonl"), JournalLine.frame(later), StandardOpenOption.APPEND);

        try (Transcript again = store().open(ID)) {
            again.append(new RunEnded("Cancelled", "later"));
        }

        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again))
                    .containsExactly(
                            new RunEnded("Completed", ""),
                            new EntryBody.Unrecognised("dream", later),
                            new RunEnded("Cancelled", "later"));
        }
    }

    @Test
    void two_writers_never_hold_one_session() {
        try (Transcript first = store().open(ID)) {
            assertThatThrownBy(() -> store().open(ID))
                    .isInstanceOf(SessionBusy.class)
                    .hasMessageContaining("Session `demo` is in use by process "
                            + ProcessHandle.current().pid());
            first.append(new RunEnded("Completed", ""));
        }

        try (Transcript second = store().open(ID)) {
            assertThat(second.entries()).hasSize(1);
        }
    }

    @Test
    void a_writer_whose_lease_was_taken_over_can_write_nothing_more() throws IOException {
        try (Transcript transcript = store().open(ID)) {
            transcript.append(new RunEnded("Completed", ""));
            Files.writeString(folder.resolve("demo.lease"), "epoch 99 process 1\n");

            assertThatThrownBy(() -> transcript.append(new RunEnded("Completed", "")))
                    .isInstanceOf(LeaseLost.class)
                    .hasMessageContaining("process 1 took it over");
            assertThat(transcript.entries()).hasSize(1);
        }
    }

    @Test
    void an_interrupted_thread_can_still_write() {
        try (Transcript transcript = store().open(ID)) {
            Thread.currentThread().interrupt();

            transcript.append(new RunEnded("Cancelled", "interrupted"));
            transcript.force();

            assertThat(Thread.interrupted()).isTrue();
        }
        try (Transcript again = store().open(ID)) {
            assertThat(bodies(again)).containsExactly(new RunEnded("Cancelled", "interrupted"));
        }
    }

    @Test
    void many_threads_append_without_gap_or_duplicate() throws Exception {
        try (Transcript transcript = store().open(ID);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Entry>> work = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                work.add(() -> transcript.append(new RunEnded("Completed", "" + number)));
            }
            for (Future<Entry> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        try (Transcript again = store().open(ID)) {
            assertThat(again.entries())
                    .extracting(Entry::sequence)
                    .containsExactlyElementsOf(
                            Stream.iterate(1L, n -> n + 1).limit(1_000).toList());
        }
    }

    @Test
    void files_are_readable_by_their_owner_only() throws IOException {
        write(List.of(new UserSaid(UserMessage.of("x".repeat(40_000)))));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("demo.jsonl"))))
                .isEqualTo("rw-------");
        try (Stream<Path> blobs = Files.list(folder.resolve("blobs"))) {
            assertThat(blobs).hasSize(1).allMatch(blob -> permissions(blob).equals("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-", "rw----r--", "rwxr-xr-x"})
    void a_session_that_others_may_use_is_not_believed(String permissions) throws IOException {
        write(List.of(new ApprovalGiven("a1", "allowAlways", "Bash(*)")));
        Path file = folder.resolve("demo.jsonl");
        byte[] before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> store().open(ID))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("others than its owner may use " + file)
                .hasMessageContaining("chmod 600");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (Transcript again = store().open(ID)) {
            assertThat(again.entries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.jsonl", "demo.lease"})
    void a_link_is_not_followed(String name) throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "export PATH\n");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(folder.resolve(name), precious);

        assertThatThrownBy(() -> store().open(ID))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a file at " + folder.resolve(name));
        assertThat(precious).hasContent("export PATH\n");
    }

    @Test
    void a_blob_that_was_damaged_is_replaced_when_it_is_stored_again() throws IOException {
        try (Transcript transcript = store().open(ID)) {
            byte[] bytes = "x".repeat(100).getBytes(StandardCharsets.UTF_8);
            BlobRef ref = transcript.blobs().put(bytes);
            Files.writeString(folder.resolve("blobs").resolve(ref.sha256()), "y");
            assertThat(transcript.blobs().get(ref)).isEmpty();

            transcript.blobs().put(bytes);

            assertThat(transcript.blobs().get(ref)).hasValue(bytes);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_session_name_cannot_leave_the_folder() {
        for (String name : List.of("../x", "a/b", "", ".hidden", "a\\b", "a\nb", "x".repeat(65))) {
            assertThatThrownBy(() -> new SessionId(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
