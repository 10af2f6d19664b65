package dev.armature.permissions.shell.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index of a repository, as far as it says where other repositories lie within the work tree. Its format, of versions 2
 * to 4, is that of gitformat-index(5).
 */
public final class GitIndex {

    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int STAT = 40;
    private static final int GITLINK = 0xE000;
    private static final int KIND = 0xF000;
    private static final int EXTENDED = 0x4000;
    private static final int NAME_LENGTH = 0xFFF;
    /** No longer path can be opened; a longer one would have each entry copied to the next. */
    private static final int LONGEST = 4096;

    private final ByteBuffer bytes;
    private final int version;
    private final int hash;
    /** The path of the entry before: in version 4 only what differs from it is written. */
    private String path = "";

    private GitIndex(ByteBuffer bytes, int version, int hash) {
        this.bytes = bytes;
        this.version = version;
        this.hash = hash;
    }

    /**
     * What the index names.
     *
     * @param links the paths of repositories, relative to the work tree, in ISO 8859-1 as they were read
     * @param areTidy whether no path has a sign in it for which it may be taken for more than one word, or for an option
     */
    record Entries(List<String> links, boolean areTidy) {
        Entries {
            links = List.copyOf(links);
        }
    }

    /**
     * Reads an index.
     *
     * @param text the index, each byte a character
     * @param hash the length of an object's name in bytes
     * @return empty if the index is not understood, or part of it lies in another file
     */
    static Optional<Entries> read(String text, int hash) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        try {
            int signature = bytes.getInt();
            int version = bytes.getInt();
            int count = bytes.getInt();
            if (signature != SIGNATURE || version < 2 || version > 4 || count < 0) {
                return Optional.empty();
            }
            return new GitIndex(bytes, version, hash).entries(count);
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException e) {
            // It is cut off, or says lengths that it does not have.
            return Optional.empty();
        }
    }

    private Optional<Entries> entries(int count) {
        List<String> links = new ArrayList<>();
        boolean areTidy = true;
        for (int i = 0; i < count; i++) {
            if (bytes.remaining() < STAT + hash) {
                return Optional.empty();
            }
            int start = bytes.position();
            int mode = bytes.getInt(start + 24);
            bytes.position(start + STAT + hash);
            int flags = Short.toUnsignedInt(bytes.getShort());
            if (version > 2 && (flags & EXTENDED) != 0) {
                bytes.getShort();
            }
            path = version == 4 ? shared() : name(flags & NAME_LENGTH);
            if (version != 4) {
                int length = bytes.position() - start;
                bytes.position(start + (length / 8 + 1) * 8);
            }
            areTidy &= TidyNames.arePlain(path);
            if ((mode & KIND) == GITLINK) {
                links.add(path);
            }
        }
        return hasOtherParts() ? Optional.empty() : Optional.of(new Entries(links, areTidy));
    }

    private String name(int length) {
        if (length == NAME_LENGTH) {
            return untilNul();
        }
        byte[] name = new byte[length];
        bytes.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** How many characters of the path before are dropped, as an offset-encoded integer, and what follows them instead. */
    private String shared() {
        int read = Byte.toUnsignedInt(bytes.get());
        int dropped = read & 0x7F;
        while ((read & 0x80) != 0) {
            read = Byte.toUnsignedInt(bytes.get());
            dropped = Math.addExact(Math.multiplyExact(dropped + 1, 128), read & 0x7F);
        }
        if (dropped > path.length()) {
            throw new IllegalArgumentException("more is dropped than there was");
        }
        String kept = path.substring(0, path.length() - dropped);
        String name = kept + untilNul();
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("a path is too long");
        }
        bytes.get();
        return name;
    }

    /** What stands before the next NUL, which is not taken. */
    private String untilNul() {
        int end = bytes.position();
        while (bytes.get(end) != 0) {
            end++;
        }
        if (end - bytes.position() > LONGEST) {
            throw new IllegalArgumentException("a path is too long");
        }
        byte[] name = new byte[end - bytes.position()];
        bytes.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** A split index has most entries in another file, a sparse one leaves out what is in folders; a hash comes last. */
    private boolean hasOtherParts() {
        while (bytes.remaining() > hash) {
            byte[] signature = new byte[4];
            bytes.get(signature);
            int length = bytes.getInt();
            String name = new String(signature, StandardCharsets.ISO_8859_1);
            if (name.equals("link") || name.equals("sdir") || length < 0 || length > bytes.remaining()) {
                return true;
            }
            bytes.position(bytes.position() + length);
        }
        return bytes.remaining() != hash;
    }
}
