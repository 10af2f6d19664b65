package dev.armature.models.openai;

import dev.armature.core.message.UserMessage;
import dev.armature.tools.content.Content;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results of tools in words: these formats have no mark for an error, so the text says it. */
final class ToolAnswers {
    private ToolAnswers() {}

    /** The text, which says that it is an error if it is one and does not say so by itself. */
    static String told(UserMessage.Part.Answer answer, String text) {
        boolean saysSo = text.toLowerCase(Locale.ROOT).startsWith("error");
        return answer.isError() && !saysSo ? "Error: " + text : text;
    }

    /** All texts, one a line. */
    static String texts(List<Content> content) {
        return content.stream()
                .filter(Content.Text.class::isInstance)
                .map(text -> ((Content.Text) text).text())
                .collect(Collectors.joining("\n"));
    }

    static boolean isOnlyText(List<Content> content) {
        return content.stream().allMatch(Content.Text.class::isInstance);
    }

    /** The bytes of a picture as an address. */
    static String address(Content.Image image) {
        return address(image.mediaType(), image.base64());
    }

    /** The bytes of a file as an address. */
    static String address(Content.Document document) {
        return address(document.mediaType(), document.base64());
    }

    private static String address(String mediaType, String base64) {
        return "data:" + mediaType + ";base64," + base64;
    }

    /** A document that is a text, for servers that take no files but PDF. */
    static String told(Content.Document document) {
        return "Document `" + document.name() + "`:\n" + document.asText();
    }
}
