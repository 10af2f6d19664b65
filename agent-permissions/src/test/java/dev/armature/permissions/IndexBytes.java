package dev.armature.permissions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An index as git writes it, of version 2, 3 or 4; see gitformat-index(5). */
public final class IndexBytes {

    private static final int FILE = 0x81A4;
    private static final int GITLINK = 0xE000;

    private final ByteBuffer bytes = ByteBuffer.allocate(100_000);
    private final int version;
    private final int hash;
    private final List<Integer> starts = new ArrayList<>();
    private String before = "";

    /** @param hash how long the name of an object is */
    public IndexBytes(int version, int hash) {
        this.version = version;
        this.hash = hash;
        bytes.put(text("DIRC")).putInt(version).putInt(0);
    }

    /** One with a file, and repositories within. */
    public static byte[] of(int version, String file, String... links) {
        IndexBytes index = new IndexBytes(version, 20).file(file);
        for (String link : links) {
            index.link(link);
        }
        return index.extension("TREE", 0).bytes();
    }

    public IndexBytes file(String path) {
        return entry(FILE, path);
    }

    public IndexBytes link(String path) {
        return entry(GITLINK, path);
    }

    public IndexBytes entry(int mode, String path) {
        int start = bytes.position();
        starts.add(start);
        bytes.position(start + 24).putInt(mode).position(start + 40 + hash);
        boolean isExtended = version == 3;
        bytes.putShort((short) (path.length() | (isExtended ? 0x4000 : 0)));
        if (isExtended) {
            bytes.putShort((short) 0);
        }
        if (version == 4) {
            int same = 0;
            while (same < Math.min(before.length(), path.length()) && before.charAt(same) == path.charAt(same)) {
                same++;
            }
            bytes.put((byte) (before.length() - same))
                    .put(text(path.substring(same)))
                    .put((byte) 0);
        } else {
            bytes.put(text(path));
            bytes.position(start + ((bytes.position() - start) / 8 + 1) * 8);
        }
        before = path;
        return this;
    }

    /** Where entries begin. */
    public int start(int entry) {
        return starts.get(entry);
    }

    /** Where they end, if nothing was added since. */
    public int end() {
        return bytes.position();
    }

    public IndexBytes extension(String name, int... numbers) {
        bytes.put(text(name)).putInt(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return this;
    }

    public byte[] bytes() {
        bytes.putInt(8, starts.size());
        return Arrays.copyOf(bytes.array(), bytes.position() + hash);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
