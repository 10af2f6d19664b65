package dev.armature.models.http;

import dev.armature.tools.content.Content;

/** What providers take of what was said or shown. */
public final class WireContent {
    private WireContent() {}

    /** Whether it says or shows anything: providers refuse blank texts, and cache marks on them. */
    public static boolean saysSomething(Content content) {
        return switch (content) {
            case Content.Text text -> !text.text().isBlank();
            case Content.Image ignored -> true;
            case Content.Document ignored -> true;
        };
    }
}
