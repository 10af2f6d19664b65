package dev.armature.testkit.simulator.cache;

import java.util.Base64;
import java.util.Optional;

/** Width and height of an image in pixels, as the header of its file tells: PNG, GIF, JPEG or WebP. */
public record ImageSize(long width, long height) {
    private static final int HEADER_CHARS = 64 * 1024;

    /** Reads the header of base64 data; empty when there is none that can be read. */
    public static Optional<ImageSize> of(String base64) {
        byte[] head;
        try {
            head = Base64.getDecoder().decode(base64.substring(0, Math.min(base64.length(), HEADER_CHARS)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (head.length >= 24 && at(head, 0) == 0x89 && at(head, 1) == 'P' && at(head, 2) == 'N') {
            return Optional.of(new ImageSize(big(head, 16, 4), big(head, 20, 4)));
        }
        if (head.length >= 10 && at(head, 0) == 'G' && at(head, 1) == 'I' && at(head, 2) == 'F') {
            return Optional.of(new ImageSize(at(head, 6) | at(head, 7) << 8, at(head, 8) | at(head, 9) << 8));
        }
        if (head.length >= 30
                && at(head, 0) == 'R'
                && at(head, 8) == 'W'
                && at(head, 9) == 'E'
                && at(head, 12) == 'V') {
            return webp(head);
        }
        if (head.length >= 4 && at(head, 0) == 0xff && at(head, 1) == 0xd8) {
            return jpeg(head);
        }
        return Optional.empty();
    }

    /** Walks the segments of a JPEG to its start of frame. */
    private static Optional<ImageSize> jpeg(byte[] head) {
        int at = 2;
        while (at + 9 < head.length && at(head, at) == 0xff) {
            int marker = at(head, at + 1);
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return Optional.of(new ImageSize(big(head, at + 7, 2), big(head, at + 5, 2)));
            }
            at += 2 + (int) big(head, at + 2, 2);
        }
        return Optional.empty();
    }

    /** The first chunk tells it: of a lossy picture, of a lossless one, or of an extended file. */
    private static Optional<ImageSize> webp(byte[] head) {
        return switch (at(head, 15)) {
            case ' ' -> Optional.of(new ImageSize(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff));
            case 'L' -> {
                long bits = little(head, 21, 4);
                yield Optional.of(new ImageSize((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
            }
            case 'X' -> Optional.of(new ImageSize(little(head, 24, 3) + 1, little(head, 27, 3) + 1));
            default -> Optional.empty();
        };
    }

    private static long little(byte[] bytes, int index, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | at(bytes, index + i);
        }
        return value;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }

    private static long big(byte[] bytes, int index, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | at(bytes, index + i);
        }
        return value;
    }
}
