package dev.armature.testkit.cassette;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The exchanges of an open cassette: which were played, which are new, what went wrong. Thread-safe.
 *
 * <p>In {@code RECORD} what was recorded is kept in {@code <file>.partial} after every exchange, and becomes the file when
 * the cassette is closed: until then the file that was there stays whole, and after a crash what was paid for is not lost.
 */
final class Tape {
    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final CassetteMode mode;
    private final Redaction redaction;
    private final List<Recorded> exchanges; // guarded by lock, as the rest
    private final List<Boolean> played = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final CassetteLines lines; // of all exchanges once one is new
    private int searched; // how many of the lines
    private boolean hasNew;

    Tape(Path file, CassetteMode mode, ModelProfile profile, List<Recorded> there, Redaction redaction) {
        this.file = file;
        this.mode = mode;
        this.redaction = redaction;
        this.exchanges = new ArrayList<>(there);
        this.lines = new CassetteLines(profile, redaction);
        there.forEach(ignored -> played.add(false));
    }

    /** The next answer to that request that was not played yet. */
    Optional<List<ModelEvent>> play(ObjectNode request) {
        String hash = RequestText.hash(request);
        lock.lock();
        try {
            for (int i = 0; i < exchanges.size(); i++) {
                if (!played.get(i) && exchanges.get(i).hash().equals(hash)) {
                    played.set(i, true);
                    return Optional.of(AnswerReader.read(exchanges.get(i).answer(), redaction));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Why there is no answer to that request; told again when the cassette is closed. */
    String refuse(ObjectNode request) {
        lock.lock();
        try {
            String sentence = Mismatch.sentence(file, request, exchanges);
            problems.add(sentence);
            return sentence;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps an answer that was read to its end. */
    void record(ObjectNode request, List<ModelEvent> answer) {
        ArrayNode written = AnswerWriter.write(answer, redaction);
        lock.lock();
        try {
            exchanges.add(Recorded.of(request, written));
            played.add(true);
            hasNew = true;
            while (lines.exchanges() < exchanges.size()) {
                lines.add(exchanges.get(lines.exchanges()));
            }
            save(mode == CassetteMode.RECORD ? partial() : file);
        } finally {
            lock.unlock();
        }
    }

    /** An answer that nobody read to its end is no answer to play. */
    void leaveOut(String why) {
        lock.lock();
        try {
            problems.add("An answer was not recorded: " + why);
        } finally {
            lock.unlock();
        }
    }

    void finish() {
        lock.lock();
        try {
            if (mode == CassetteMode.RECORD && hasNew) {
                save(file);
                Files.deleteIfExists(partial());
                hasNew = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + partial() + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private Path partial() {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** The last look: what is secret is written nowhere, not even when somebody's pattern missed it. */
    private void save(Path to) {
        List<String> whole = lines.whole();
        while (searched <= exchanges.size()) {
            Optional<String> leak = redaction.leak(whole.get(searched));
            if (leak.isPresent()) {
                throw new IllegalStateException("The cassette " + file + " was not written: its line " + (searched + 1)
                        + " would hold " + leak.get() + ", written in a way that was not found before. Take it out with"
                        + " `redact`.");
            }
            searched++;
        }
        try {
            CassetteFile.write(to, whole);
        } catch (IOException e) {
            throw new UncheckedIOException("The cassette " + to + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** What is wrong by now; when it is closed, what was never played is wrong too. */
    List<String> problems(boolean closing) {
        lock.lock();
        try {
            List<String> all = new ArrayList<>(problems);
            List<String> left = new ArrayList<>();
            for (int i = 0; i < played.size(); i++) {
                if (!played.get(i)) {
                    left.add(String.valueOf(i + 1));
                }
            }
            if (closing && mode == CassetteMode.REPLAY && !left.isEmpty()) {
                all.add("Of the cassette " + file + " these exchanges were not played: " + String.join(", ", left)
                        + ". If they are no longer asked, record again with -D" + ModeChoice.PROPERTY + "="
                        + CassetteMode.RECORD.word() + ".");
            }
            return all;
        } finally {
            lock.unlock();
        }
    }
}
