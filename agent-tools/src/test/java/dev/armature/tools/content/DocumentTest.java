package dev.armature.tools.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DocumentTest {

    @Test
    void a_file_is_kept_as_base64_and_a_text_can_be_read_again() {
        assertThat(Content.Document.pdf("a.pdf", new byte[] {'%', 'P', 'D', 'F'}))
                .isEqualTo(new Content.Document("a.pdf", "application/pdf", "JVBERg=="));
        assertThat(Content.Document.text("b.md", "größe").asText()).isEqualTo("größe");
    }

    @Test
    void what_models_do_not_read_as_a_document_is_refused_with_what_to_do_instead() {
        assertThatThrownBy(() -> new Content.Document("a.html", "text/html", "AAAA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a document is of type `application/pdf` or `text/plain`, was `text/html`; say a text in"
                        + " another format as `text/plain`, a picture as an `Image`");
        assertThatThrownBy(() -> Content.Document.text(" ", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a document has a name, such as `report.pdf`");
    }
}
