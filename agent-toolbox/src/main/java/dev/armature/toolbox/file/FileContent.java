package dev.armature.toolbox.file;

import dev.armature.permissions.action.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file at one moment.
 *
 * @param sha256 of the bytes, in lower-case hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // made once and handed over
public record FileContent(byte[] bytes, String sha256) {

    /** More is neither shown nor edited: it would have to be held in memory whole. */
    public static final long MOST_BYTES = 64L << 20;

    public static FileContent of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new FileContent(bytes, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws FileRefusal when it is a folder, no regular file, or larger than {@code most} bytes
     */
    public static FileContent read(NamedPath path, Workspace workspace, long most) throws IOException {
        Path folder = path.real().getParent();
        Path name = path.real().getFileName();
        if (folder == null || name == null) {
            throw FileRefusal.folder(path, workspace);
        }
        try (OpenFolder open = OpenFolder.of(folder, workspace)) {
            return read(open, name.toString(), path, workspace, most);
        }
    }

    static FileContent read(OpenFolder folder, String name, NamedPath path, Workspace workspace, long most)
            throws IOException {
        BasicFileAttributes attributes = folder.attributes(name);
        if (attributes.isDirectory()) {
            throw FileRefusal.folder(path, workspace);
        }
        if (attributes.isSymbolicLink()) {
            throw FileRefusal.brokenLink(path, workspace);
        }
        if (!attributes.isRegularFile()) {
            throw FileRefusal.special(path, workspace);
        }
        if (attributes.size() > most) {
            throw FileRefusal.tooLarge(path, workspace, attributes.size(), most);
        }
        try (InputStream in = Channels.newInputStream(folder.open(name))) {
            return of(upTo(most, in, path, workspace));
        }
    }

    /** A file can grow while it is read, or be of a kind that has no size. */
    private static byte[] upTo(long most, InputStream in, NamedPath path, Workspace workspace) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > most) {
                throw FileRefusal.tooLarge(path, workspace, bytes.size(), most);
            }
        }
        return bytes.toByteArray();
    }
}
