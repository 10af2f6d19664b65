package dev.armature.core.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the whole lines at the beginning of a transcript file.
 *
 * <p>Stops at the first line that is torn, out of sequence, or written by a holder that had lost its lease. What comes
 * after is not interpreted: a transcript with a hole in it would tell the model of calls whose results are missing.
 */
final class TranscriptReader {
    /** Far above what {@link EntryJson} writes; protects against a file that is one endless line. */
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private final EntryJson json;

    TranscriptReader(EntryJson json) {
        this.json = json;
    }

    /**
     * The entries that are whole, the position in the file after the last of them, and what is wrong with what follows, if
     * anything does.
     */
    record Read(List<Entry> entries, long end, String damage) {
        long lastEpoch() {
            return lastEpoch(entries);
        }

        /** Epochs begin at 1. */
        private static long lastEpoch(List<Entry> entries) {
            return entries.isEmpty() ? 0 : entries.getLast().epoch();
        }
    }

    Read read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16)) {
            return read(in);
        }
    }

    private Read read(InputStream in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long end = 0;
        String number = "line 1";
        for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
            Optional<String> text = JournalLine.unframe(line.get());
            if (text.isEmpty()) {
                break;
            }
            Optional<Entry> entry = json.read(text.get());
            if (entry.isEmpty()) {
                return new Read(entries, end, number + unreadable(text.get()));
            }
            if (!follows(entries, entry.get())) {
                return new Read(entries, end, number + " does not follow from the lines before it");
            }
            entries.add(entry.get());
            end += line.get().length + 1;
            number = "line " + (entries.size() + 1);
        }
        return new Read(entries, end, number + " is not whole");
    }

    private static String unreadable(String text) {
        return EntryJson.storedIn(text)
                .map(blob -> " names the file blobs/" + blob.sha256() + ", which is missing or damaged")
                .orElse(" holds no entry");
    }

    private static boolean follows(List<Entry> entries, Entry next) {
        return next.sequence() == entries.size() + 1L
                && next.epoch() >= Math.max(1, Read.lastEpoch(entries))
                && next.epoch() < FileLease.NO_EPOCH;
    }

    /** The next line without its end; nothing when the file ends first, or the line is endless. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == LONGEST_LINE) {
                return Optional.empty();
            }
            line.write(b);
        }
        return Optional.empty();
    }
}
