package dev.armature.tools.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

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

    /**
     * A document that the model reads as a whole, pages, tables and figures included.
     *
     * @param name what the model is told that it is called, such as {@code report.pdf}
     * @param mediaType {@value #PDF} or {@value #PLAIN}
     * @param base64 the file's bytes in base64 (RFC 4648, no line breaks); a text in UTF-8
     */
    record Document(String name, String mediaType, String base64) implements Content {
        /** The media type of a PDF file. */
        public static final String PDF = "application/pdf";
        /** The media type of a text. */
        public static final String PLAIN = "text/plain";

        private static final Set<String> TYPES = Set.of(PDF, PLAIN);

        /** @throws IllegalArgumentException when there is no name, or the media type is another one */
        public Document {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a document has a name, such as `report.pdf`");
            }
            if (!TYPES.contains(mediaType)) {
                throw new IllegalArgumentException("a document is of type `" + PDF + "` or `" + PLAIN + "`, was `"
                        + mediaType + "`; say a text in another format as `" + PLAIN + "`, a picture as an `Image`");
            }
            Objects.requireNonNull(base64, "base64");
        }

        /** A PDF file. */
        public static Document pdf(String name, byte[] file) {
            return new Document(name, PDF, Base64.getEncoder().encodeToString(file));
        }

        /** A text, whatever it is a text of. */
        public static Document text(String name, String text) {
            return new Document(name, PLAIN, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** Whether it is a text, which {@link #asText} gives. */
        public boolean isText() {
            return mediaType.equals(PLAIN);
        }

        /**
         * The bytes as a text; what is no UTF-8 in them is replaced.
         *
         * @throws IllegalArgumentException when they are no base64
         */
        public String asText() {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        }
    }
}
