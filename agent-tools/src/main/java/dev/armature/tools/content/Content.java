package dev.armature.tools.content;

import java.util.Objects;

/** One block of what is said to a model: by a user, or as part of a tool's result. */
public sealed interface Content {

    /** Plain text. */
    record Text(String text) implements Content {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A picture.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 the file's bytes in base64 (RFC 4648, no line breaks)
     */
    record Image(String mediaType, String base64) implements Content {
        public Image {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(base64, "base64");
        }
    }
}
