package dev.armature.testsupport.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page {@code docs/rooms.md}. The part between a module's two marks is made from its table; all else on the page is
 * written by hand and left alone.
 */
record RoomsPage(Path file, boolean updating) {

    static RoomsPage ofThisProject() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "Expected a folder with `.mvn` above " + Path.of("").toAbsolutePath());
            }
        }
        return new RoomsPage(folder.resolve("docs").resolve("rooms.md"), Boolean.getBoolean("armature.update"));
    }

    /** Complaints when the page says other than the table; when updating, the page is written instead. */
    List<String> differences(String module, RoomsTable table) {
        try {
            String begin = "<!-- rooms of " + module + " -->";
            String end = "<!-- end of " + module + " -->";
            String text = Files.exists(file) ? Files.readString(file) : "";
            int from = text.indexOf(begin);
            int to = text.indexOf(end);
            if (from < 0 || to < from) {
                return List.of("Expected the marks `" + begin + "` and `" + end + "` in " + file);
            }
            String fresh = text.substring(0, from) + begin + "\n" + rendered(table) + text.substring(to);
            if (fresh.equals(text)) {
                return List.of();
            }
            if (updating) {
                Files.writeString(file, fresh);
                return List.of();
            }
            return List.of("docs/rooms.md says other than the table of " + module
                    + ": run its RoomsTest with -Darmature.update=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String rendered(RoomsTable table) {
        return table.rooms().stream()
                .map(RoomsPage::row)
                .collect(Collectors.joining(
                        "", "| room | what it is for | may see | exported |\n|---|---|---|---|\n", ""));
    }

    private static String row(Room room) {
        String name = "`" + room.name() + "`" + (room.isDoor() ? " (door)" : "");
        String maySee =
                room.maySee().stream().sorted().map(seen -> "`" + seen + "`").collect(Collectors.joining(" "));
        return "| " + name + " | " + room.purpose().replace("|", "\\|") + " | " + (maySee.isEmpty() ? "–" : maySee)
                + " | " + (room.exported() ? "yes" : "no") + " |\n";
    }
}
