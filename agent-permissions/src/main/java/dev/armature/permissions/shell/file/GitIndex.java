package dev.armature.permissions.shell.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The index of a repository, as far as it says where other repositories lie within the work tree. Its format, of versions 2
 * to 4, is that of gitformat-index(5). Git believes what it reads there, so whatever git would not have written is not
 * understood: it might see an entry where none is seen here, or open a file outside of the work tree.
 */
final class GitIndex {

    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int END_OF_ENTRIES = 0x454F4945; // EOIE
    private static final int STAT = 40;
    /** Where the mode stands in an entry. */
    private static final int MODE = 24;

    private static final int GITLINK = 0xE000;
    /** A file, one that may be run, a link, and another repository; a folder stands in a sparse index. */
    private static final Set<Integer> MODES = Set.of(0x81A4, 0x81ED, 0xA000, GITLINK);

    private static final Pattern NOT_IN_TREE =
            Pattern.compile("/|(?:.*/)?(?:|\\.|\\.\\.|\\.git|git~\\d+)(?:/.*)?", Pattern.CASE_INSENSITIVE);
    /** What git writes behind the entries, and what it reads there says nothing of files elsewhere. */
    private static final Set<String> EXTENSIONS = Set.of("TREE", "REUC", "UNTR", "FSMN", "IEOT", "EOIE");
    /** Signature and length, and an offset; a hash follows. */
    private static final int END = 12;

    private static final int EXTENDED = 0x4000;
    private static final int NAME_LENGTH = 0xFFF;
    /** No longer path can be opened; a longer one would have each entry copied to the next. */
    private static final int LONGEST = 4096;

    private final ByteBuffer bytes;
    private final int version;
    private final int hash;
    /** The path of the entry before: in version 4 only what differs from it is written. */
    private String path = "";
    /** Whether none of the path before is part of this one. */
    private boolean isAnew = true;

    private GitIndex(ByteBuffer bytes, int version, int hash) {
        this.bytes = bytes;
        this.version = version;
        this.hash = hash;
    }

    /**
     * What the index names.
     *
     * @param links the paths of repositories, relative to the work tree, in ISO 8859-1 as they were read
     * @param folders the paths of all folders that entries lie in, written in the same way
     * @param arePlain whether each path is one word for whoever splits them, and means nothing else, such as an option
     */
    record Entries(List<String> links, Set<String> folders, boolean arePlain) {
        Entries {
            links = List.copyOf(links);
            folders = Set.copyOf(folders);
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
        if (count > bytes.remaining() / (STAT + hash)) {
            return Optional.empty();
        }
        int[] starts = new int[count];
        boolean[] areAnew = new boolean[count];
        List<String> links = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        boolean arePlain = true;
        for (int i = 0; i < count; i++) {
            if (bytes.remaining() < STAT + hash) {
                return Optional.empty();
            }
            int start = bytes.position();
            int mode = bytes.getInt(start + MODE);
            bytes.position(start + STAT + hash);
            int flags = Short.toUnsignedInt(bytes.getShort());
            if ((flags & EXTENDED) != 0) {
                require(version > 2);
                bytes.getShort();
            }
            String before = path;
            path = version == 4 ? shared() : name(flags & NAME_LENGTH);
            require(MODES.contains(mode));
            require((flags & NAME_LENGTH) == Math.min(path.length(), NAME_LENGTH));
            require(!NOT_IN_TREE.matcher(path).matches());
            require(i == 0 || before.compareTo(path) <= 0);
            if (version != 4) {
                pad(start + ((bytes.position() - start) / 8 + 1) * 8);
            }
            starts[i] = start;
            areAnew[i] = isAnew;
            addFolders(folders);
            arePlain &= TidyNames.arePlain(path);
            if (mode == GITLINK) {
                links.add(path);
            }
        }
        requireExtensions(starts, areAnew);
        return Optional.of(new Entries(links, folders, arePlain));
    }

    private void addFolders(Set<String> folders) {
        int slash = path.lastIndexOf('/');
        while (slash > 0 && folders.add(path.substring(0, slash))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
    }

    private static void require(boolean isWritten) {
        if (!isWritten) {
            throw new IllegalArgumentException("git writes no such thing");
        }
    }

    private void pad(int end) {
        while (bytes.position() < end) {
            require(bytes.get() == 0);
        }
    }

    private String name(int length) {
        if (length == NAME_LENGTH) {
            return untilNul();
        }
        byte[] bytesOfName = new byte[length];
        bytes.get(bytesOfName);
        String name = new String(bytesOfName, StandardCharsets.ISO_8859_1);
        require(name.indexOf(0) < 0);
        return name;
    }

    /** How many characters of the path before are dropped, as an offset-encoded integer, and what follows them instead. */
    private String shared() {
        int read = Byte.toUnsignedInt(bytes.get());
        int dropped = read & 0x7F;
        while ((read & 0x80) != 0) {
            read = Byte.toUnsignedInt(bytes.get());
            dropped = Math.addExact(Math.multiplyExact(dropped + 1, 128), read & 0x7F);
        }
        require(dropped <= path.length());
        isAnew = dropped == path.length();
        String kept = path.substring(0, path.length() - dropped);
        String name = kept + untilNul();
        require(name.length() <= LONGEST);
        bytes.get();
        return name;
    }

    /** What stands before the next NUL, which is not taken. */
    private String untilNul() {
        int end = bytes.position();
        while (bytes.get(end) != 0) {
            end++;
        }
        require(end - bytes.position() <= LONGEST);
        byte[] name = new byte[end - bytes.position()];
        bytes.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /**
     * What stands between the entries and the hash of it all. A split index has most entries in another file, a sparse one
     * leaves out what is in folders: both say so here and are not understood.
     */
    private void requireExtensions(int[] starts, boolean[] areAnew) {
        int end = bytes.position();
        boolean hasBlocks = false;
        boolean hasEnd = false;
        while (bytes.remaining() > hash) {
            // Git looks for the end of the entries at a fixed place, whatever stands before.
            boolean isAtEnd = bytes.remaining() == END + hash + hash;
            byte[] signature = new byte[4];
            bytes.get(signature);
            int length = bytes.getInt();
            String name = new String(signature, StandardCharsets.ISO_8859_1);
            require(EXTENSIONS.contains(name) && length >= 0 && length <= bytes.remaining() - hash);
            int next = bytes.position() + length;
            switch (name) {
                case "IEOT" -> {
                    require(!hasBlocks);
                    hasBlocks = true;
                    requireBlocks(starts, areAnew, length);
                }
                case "EOIE" -> {
                    require(isAtEnd && bytes.getInt() == end);
                    hasEnd = true;
                }
                default -> {}
            }
            bytes.position(next);
        }
        require(bytes.remaining() == hash && (hasEnd || !endsAsWithEnd()));
    }

    /** Whether git takes bytes within another extension, or of entries, for that which says where the entries end. */
    private boolean endsAsWithEnd() {
        int at = bytes.limit() - hash - hash - END;
        return at >= 0 && bytes.getInt(at) == END_OF_ENTRIES;
    }

    /**
     * Where git begins to read when it reads with several threads: it must come to the same entries, so that no path may be
     * written as a change to that of another block.
     */
    private void requireBlocks(int[] starts, boolean[] areAnew, int length) {
        int known = bytes.getInt();
        int entry = 0;
        for (int at = 4; at < length; at += 8) {
            int offset = bytes.getInt();
            int entries = bytes.getInt();
            require(entries > 0 && entries <= starts.length - entry && offset == starts[entry] && areAnew[entry]);
            entry += entries;
        }
        require(known == 1 && entry == starts.length);
    }
}
