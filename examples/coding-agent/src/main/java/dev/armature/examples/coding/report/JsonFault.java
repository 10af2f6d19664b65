package dev.armature.examples.coding.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Why a text is not JSON, in words for the one who wrote it. */
public final class JsonFault {
    /** How the parser names a second place: with much about a source that it does not show. */
    private static final Pattern OTHER_PLACE = Pattern.compile("\\[Source: .*?; line: (\\d+), column: (\\d+)]");

    private static final Pattern OPEN = Pattern.compile(
            "Unexpected end-of-input: expected close marker for (Array|Object) \\(start marker at (.*)\\)");

    private JsonFault() {}

    /** What is wrong, as the part of a sentence after a colon, on one line. */
    public static String of(JsonProcessingException e) {
        String said = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        String placed = OTHER_PLACE.matcher(said).replaceAll("line $1, column $2");
        return OPEN.matcher(placed)
                .replaceFirst(open -> "the text ends within " + (open.group(1).equals("Array") ? "a list" : "an object")
                        + " that begins at " + open.group(2));
    }

    /** Where it is wrong, as {@code line:column}, both from 1. */
    public static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr();
    }
}
