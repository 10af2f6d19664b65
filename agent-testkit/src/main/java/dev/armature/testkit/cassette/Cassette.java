package dev.armature.testkit.cassette;

import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model's answers in a file: recorded once from a real model, then played without it, key or network.
 *
 * <pre>{@code
 * try (Cassette cassette = Cassette.at(Path.of("src/test/cassettes/weather.jsonl"))
 *         .recordingFrom(() -> Models.anthropic("claude-sonnet-5-5"))
 *         .place("workspace", folder)
 *         .open()) {
 *     Agent agent = Agent.builder().model(cassette.model()).workspace(folder, Trust.TRUSTED).build();
 *     …
 * }
 * }</pre>
 *
 * <p>It plays unless it is told to record, for one run by {@code -Darmature.cassette=record} or {@code record-missing} (or
 * the variable {@code ARMATURE_CASSETTE}), or by {@link Builder#mode}; the latter is of no effect where {@code CI} is set.
 *
 * <p>Playing is strict: a request gets the answer that was recorded for the same request, each answer once, in the order
 * of recording. What makes two requests the same is said at {@link Builder#redact} and in the documentation. A request
 * that is not there fails, which no retry helps, and {@link #close} fails too, as it does for exchanges that nobody asked
 * for. Thread-safe.
 */
public final class Cassette implements AutoCloseable {
    private final CassetteMode mode;
    private final CassetteModel model;
    private final Tape tape;

    private Cassette(CassetteMode mode, CassetteModel model, Tape tape) {
        this.mode = mode;
        this.model = model;
        this.tape = tape;
    }

    /** Begins with the file that holds it; the folder is made when something is recorded. */
    public static Builder at(Path file) {
        return new Builder(file);
    }

    /** The model that plays or records. */
    public Model model() {
        return model;
    }

    /** The mode that it runs in, whatever was wished. */
    public CassetteMode mode() {
        return mode;
    }

    /** What went wrong so far: requests that are not in the file, answers that could not be recorded. */
    public List<String> problems() {
        return tape.problems(false);
    }

    /**
     * Ends playing or recording, and finishes the file.
     *
     * @throws AssertionError when something went wrong, or when exchanges are left that nobody asked for
     * @throws UncheckedIOException when the file cannot be written
     */
    @Override
    public void close() {
        tape.finish();
        List<String> problems = tape.problems(true);
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    /** How a cassette is to be used. Not thread-safe. */
    public static final class Builder {
        private static final int SHORTEST_SECRET = 4;

        private final Path file;
        private final List<Redaction.Place> places = new ArrayList<>();
        private final List<String> secrets = new ArrayList<>();
        private final List<Redaction.Named> patterns = new ArrayList<>();
        private CassetteMode written = CassetteMode.REPLAY;
        private @Nullable Supplier<Model> real;
        private Map<String, String> environment = System.getenv();
        private @Nullable String property = System.getProperty(ModeChoice.PROPERTY);

        private Builder(Path file) {
            this.file = Objects.requireNonNull(file, "file");
        }

        /** The model that is asked when something is recorded; made only then, so that playing needs no key. */
        public Builder recordingFrom(Supplier<Model> model) {
            real = Objects.requireNonNull(model, "model");
            return this;
        }

        /** What to do when neither the property nor the variable says it and this is not continuous integration. */
        public Builder mode(CassetteMode wished) {
            written = Objects.requireNonNull(wished, "wished");
            return this;
        }

        /**
         * A folder that is called otherwise elsewhere: its path is {@code ⟦name⟧} in the file and in comparisons, and is put
         * back into what is played. The home folder of the user is one without being named.
         */
        public Builder place(String name, Path folder) {
            Path absolute = folder.toAbsolutePath().normalize();
            places.add(new Redaction.Place(name, absolute.toString()));
            try {
                places.add(new Redaction.Place(name, absolute.toRealPath().toString()));
            } catch (IOException e) {
                return this; // it does not exist yet, so it has no other path
            }
            return this;
        }

        /**
         * Something that must not be in the file, or that differs from run to run: all that matches becomes {@code ⟦name⟧},
         * in the file and in comparisons.
         */
        public Builder redact(String name, Pattern pattern) {
            if (pattern.matcher("").matches()) {
                throw new IllegalArgumentException(
                        "the pattern `" + pattern + "` of `" + name + "` matches the empty text, so it is everywhere");
            }
            patterns.add(new Redaction.Named(name, pattern, false));
            return this;
        }

        /** As {@link #redact(String, Pattern)}, with the pattern as text. */
        public Builder redact(String name, String pattern) {
            return redact(name, Pattern.compile(pattern));
        }

        /** A text that must not be in the file, of at least four characters. */
        public Builder secret(String text) {
            if (text.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "a secret of less than " + SHORTEST_SECRET + " characters would be found everywhere");
            }
            secrets.add(text);
            return this;
        }

        /** A key that must not be in the file. */
        public Builder secret(ApiKey key) {
            return secret(key.secret());
        }

        /** For tests of this class. */
        Builder surroundings(Map<String, String> variables, @Nullable String told) {
            environment = Map.copyOf(variables);
            property = told;
            return this;
        }

        /**
         * Reads the file, if it is to be played.
         *
         * @throws DamagedCassette when the file is not what was written
         * @throws IllegalStateException when there is no file to play, or no model to record from
         * @throws UncheckedIOException when it cannot be read
         */
        public Cassette open() {
            CassetteMode mode = ModeChoice.of(written, property, environment);
            Redaction redaction = redaction();
            return mode == CassetteMode.REPLAY ? replaying(redaction) : recording(mode, redaction);
        }

        private Redaction redaction() {
            List<Redaction.Place> known = new ArrayList<>(places);
            String home = System.getProperty("user.home", "");
            if (home.length() > 1) {
                known.add(new Redaction.Place("home", home));
            }
            List<String> hidden = new ArrayList<>(secrets);
            hidden.addAll(SecretPatterns.in(environment));
            List<Redaction.Named> all = new ArrayList<>(patterns);
            SecretPatterns.STANDARD.forEach(pattern -> all.add(new Redaction.Named("redacted", pattern, true)));
            return new Redaction(known, hidden, all);
        }

        private Cassette replaying(Redaction redaction) {
            if (!Files.exists(file)) {
                throw new IllegalStateException("There is no cassette " + file.toAbsolutePath()
                        + " to play. Record it with -D" + ModeChoice.PROPERTY + "=" + CassetteMode.RECORD.word()
                        + ", on a computer where the model can be asked.");
            }
            CassetteFile.Content content = content(redaction);
            Tape tape = new Tape(file, CassetteMode.REPLAY, content.profile(), content.exchanges(), redaction);
            return new Cassette(CassetteMode.REPLAY, new CassetteModel(tape, redaction, content.profile(), null), tape);
        }

        private Cassette recording(CassetteMode mode, Redaction redaction) {
            Supplier<Model> asked = real;
            if (asked == null) {
                throw new IllegalStateException("To record the cassette " + file
                        + " there must be a model to ask: name it with `recordingFrom`.");
            }
            List<Recorded> there = mode == CassetteMode.RECORD || !Files.exists(file)
                    ? List.of()
                    : content(redaction).exchanges();
            Model model = asked.get();
            ModelProfile profile = model.profile();
            Tape tape = new Tape(file, mode, profile, there, redaction);
            return new Cassette(mode, new CassetteModel(tape, redaction, profile, model), tape);
        }

        private CassetteFile.Content content(Redaction redaction) {
            try {
                return CassetteFile.read(file, redaction);
            } catch (IOException e) {
                throw new UncheckedIOException("The cassette " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
