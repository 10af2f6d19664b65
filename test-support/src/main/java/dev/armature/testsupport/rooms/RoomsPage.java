package dev.armature.testsupport.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
            if (!updating) {
                return differences(module, table, Files.readString(file));
            }
            // Modules are built beside each other, and all of them write to this page.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileLock lock = channel.lock();
                List<String> differences = differences(module, table, Files.readString(file));
                lock.release();
                return differences;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> differences(String module, RoomsTable table, String text) throws IOException {
        String begin = "<!-- rooms of " + module + " -->";
        String end = "<!-- end of " + module + " -->";
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
