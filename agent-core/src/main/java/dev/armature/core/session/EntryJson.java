package dev.armature.core.session;

import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries as lines' JSON; one that is larger than 32 KB goes to a blob, and the line only names it. */
final class EntryJson {
    private static final int MOST_INLINE_BYTES = 32 * 1024;
    private static final Pattern STORED = Pattern.compile("\\{\"stored\":\"([0-9a-f]{64})\"}");

    private final BlobStore blobs;

    EntryJson(BlobStore blobs) {
        this.blobs = blobs;
    }

    String write(Entry entry) throws IOException {
        String json = EntryCodec.write(entry);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_INLINE_BYTES
                ? json
                : "{\"stored\":\"" + blobs.put(bytes).sha256() + "\"}";
    }

    Optional<Entry> read(String json) throws IOException {
        Optional<BlobRef> stored = storedIn(json);
        if (stored.isEmpty()) {
            return EntryCodec.read(json);
        }
        Optional<byte[]> bytes = blobs.get(stored.get());
        return bytes.flatMap(body -> EntryCodec.read(new String(body, StandardCharsets.UTF_8)));
    }

    /** The blob that holds the entry; empty when the line itself does. */
    static Optional<BlobRef> storedIn(String json) {
        Matcher stored = STORED.matcher(json);
        return stored.matches() ? Optional.of(new BlobRef(stored.group(1))) : Optional.empty();
    }
}
