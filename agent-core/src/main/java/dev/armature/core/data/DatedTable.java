package dev.armature.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table with the day on which it was written down: a line {@code date YYYY-MM-DD}, then one row a line, cells separated
 * by blanks. Empty lines and lines that begin with {@code #} say nothing.
 *
 * @param date when it was written down
 * @param rows its cells, in the order of the lines
 */
public record DatedTable(LocalDate date, List<List<String>> rows) {
    private static final Pattern DATED = Pattern.compile("[-@](\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest)$");

    public DatedTable {
        rows = List.copyOf(rows);
    }

    /** The table in a file beside that class. A jar without it, or with an undated one, was built wrongly. */
    public static DatedTable beside(Class<?> type, String resource) {
        try (InputStream in = type.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource `" + resource + "` is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DatedTable parse(String text, String resource) {
        List<List<String>> rows = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> rows.add(List.of(line.split("\\s+"))));
        if (rows.isEmpty() || !rows.getFirst().getFirst().equals("date")) {
            throw new IllegalStateException("the first row of `" + resource + "` is not `date YYYY-MM-DD`");
        }
        return new DatedTable(LocalDate.parse(rows.removeFirst().get(1)), rows);
    }

    /** The name of a model without the date at its end, such as that of {@code claude-haiku-4-5-20251001}. */
    public static String undated(String model) {
        return DATED.matcher(model).replaceFirst("");
    }
}
