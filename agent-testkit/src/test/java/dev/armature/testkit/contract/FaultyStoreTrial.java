package dev.armature.testkit.contract;

import dev.armature.core.message.UserMessage;
import dev.armature.core.session.Entry;
import dev.armature.core.session.EntryBody;
import dev.armature.core.session.SessionId;
import dev.armature.core.session.SessionStore;
import dev.armature.core.session.Transcript;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contract of stores, tried with a store that has one fault. Run by {@link ContractsCanFailTest} alone. */
final class FaultyStoreTrial extends SessionStoreContract {
    static Fault fault = Fault.NONE;

    enum Fault {
        NONE(""),
        LISTS_NOTHING("a_new_session_is_empty_and_then_there"),
        NUMBERS_FROM_TWO("entries_are_numbered_from_one_and_kept_in_order"),
        LOSES_FACTS("everything_that_can_be_said_comes_back_as_it_was"),
        NEVER_BUSY("a_session_that_is_held_is_busy_for_everybody_else"),
        ONE_FOR_ALL("two_sessions_do_not_see_each_other"),
        ONE_EPOCH("the_epoch_rises_with_every_holder"),
        WRITES_WHEN_CLOSED("nothing_is_appended_once_the_session_was_given_back"),
        GROWS("what_was_given_out_does_not_grow"),
        DOUBLES("several_threads_append_without_gap_or_double"),
        LOSES_BLOBS("blobs_come_back_by_their_hash");

        final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    @Override
    protected SessionStore newStore() {
        return new Faulty();
    }

    private static final class Faulty implements SessionStore {
        private final SessionStore store = SessionStore.inMemory();
        private Transcript shared;

        @Override
        public Transcript open(SessionId id) {
            return switch (fault) {
                case NEVER_BUSY -> new Opened(SessionStore.inMemory().open(id));
                case ONE_FOR_ALL -> {
                    shared = shared == null ? store.open(id) : shared;
                    yield new Opened(shared);
                }
                default -> new Opened(store.open(id));
            };
        }

        @Override
        public boolean has(SessionId id) {
            return store.has(id);
        }

        @Override
        public List<Summary> list() {
            return fault == Fault.LISTS_NOTHING ? List.of() : store.list();
        }
    }

    private static final class Opened implements Transcript {
        private final Transcript transcript;
        private final List<Entry> extra = new ArrayList<>();

        Opened(Transcript transcript) {
            this.transcript = transcript;
        }

        @Override
        public SessionId id() {
            return transcript.id();
        }

        @Override
        public List<Entry> entries() {
            if (fault == Fault.GROWS) {
                return new AbstractList<>() {
                    @Override
                    public Entry get(int index) {
                        return transcript.entries().get(index);
                    }

                    @Override
                    public int size() {
                        return transcript.entries().size();
                    }
                };
            }
            List<Entry> entries = new ArrayList<>(
                    transcript.entries().stream().map(this::changed).toList());
            if (fault == Fault.DOUBLES && entries.size() > 100) {
                entries.add(entries.getLast());
            }
            entries.addAll(extra);
            return entries;
        }

        private Entry changed(Entry entry) {
            return switch (fault) {
                case NUMBERS_FROM_TWO -> new Entry(entry.sequence() + 1, entry.epoch(), entry.at(), entry.body());
                case ONE_EPOCH -> new Entry(entry.sequence(), 1, entry.at(), entry.body());
                case LOSES_FACTS ->
                    entry.body() instanceof EntryBody.RunEnded
                            ? new Entry(
                                    entry.sequence(),
                                    entry.epoch(),
                                    entry.at(),
                                    new EntryBody.UserSaid(UserMessage.of("ended")))
                            : entry;
                default -> entry;
            };
        }

        @Override
        public Entry append(EntryBody body) {
            try {
                return changed(transcript.append(body));
            } catch (RuntimeException e) {
                if (fault != Fault.WRITES_WHEN_CLOSED) {
                    throw e;
                }
                return new Entry(9, 9, java.time.Instant.EPOCH, body);
            }
        }

        @Override
        public void force() {
            transcript.force();
        }

        @Override
        public BlobStore blobs() {
            BlobStore blobs = transcript.blobs();
            return fault != Fault.LOSES_BLOBS
                    ? blobs
                    : new BlobStore() {
                        @Override
                        public BlobRef put(byte[] bytes) throws java.io.IOException {
                            return blobs.put(bytes);
                        }

                        @Override
                        public Optional<byte[]> get(BlobRef ref) {
                            return Optional.empty();
                        }
                    };
        }

        @Override
        public void close() {
            if (fault != Fault.ONE_FOR_ALL) {
                transcript.close();
            }
        }
    }
}
