package dev.armature.testsupport.rooms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rooms of one module, in the order of its table. Columns are separated by tabs: room, what it is for, may see (room
 * names separated by spaces, {@code -} for none), exported ({@code yes} or {@code no}). Lines that start with {@code #} are
 * comments.
 */
record RoomsTable(List<Room> rooms) {

    RoomsTable {
        rooms = List.copyOf(rooms);
    }

    /** Reads {@code rooms.tsv} of the module whose tests are running. */
    static RoomsTable ofThisModule() {
        try (InputStream table = RoomsTable.class.getResourceAsStream("/rooms.tsv")) {
            if (table == null) {
                throw new IllegalStateException(
                        "Expected `src/test/resources/rooms.tsv` in this module: one row per package.");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RoomsTable parse(String text) {
        Map<String, Room> rooms = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Room room = row(number, line);
            if (rooms.put(room.name(), room) != null) {
                throw new IllegalArgumentException("rooms.tsv:" + number + ": `" + room.name() + "` is listed twice");
            }
        }
        return new RoomsTable(List.copyOf(rooms.values()));
    }

    private static Room row(int number, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4 || !(columns[3].equals("yes") || columns[3].equals("no"))) {
            throw new IllegalArgumentException("rooms.tsv:" + number
                    + ": expected room, what it is for, may see and exported (`yes` or `no`) separated by tabs, was `"
                    + line + "`");
        }
        Set<String> maySee = columns[2].equals("-")
                ? Set.of()
                : Arrays.stream(columns[2].split(" ")).collect(Collectors.toSet());
        return new Room(columns[0], columns[1], maySee, columns[3].equals("yes"));
    }

    Optional<Room> named(String name) {
        return rooms.stream().filter(room -> room.name().equals(name)).findFirst();
    }

    Optional<Room> ofPackage(String packageName) {
        return rooms.stream()
                .filter(room -> room.packageName().equals(packageName))
                .findFirst();
    }

    boolean isOurs(String packageName) {
        return rooms.stream()
                .map(room -> Room.BASE + room.prefix())
                .anyMatch(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."));
    }

    /** Whether {@code from} may depend on the package {@code target} of ours, whichever module it is in. */
    boolean allows(Room from, String target) {
        String name = target.substring(Room.BASE.length());
        return from.name().equals(name) || entriesOf(from).stream().anyMatch(entry -> covers(entry, name));
    }

    /** The may-see column of a row that says {@code *} is the union of the module's rooms and of what they may see. */
    private List<String> entriesOf(Room room) {
        if (!room.maySee().contains("*")) {
            return List.copyOf(room.maySee());
        }
        List<String> entries = new ArrayList<>(room.maySee());
        for (Room other : rooms) {
            if (!other.isDoor()) {
                entries.add(other.name());
            }
            entries.addAll(other.maySee());
        }
        return entries;
    }

    private static boolean covers(String entry, String name) {
        if (!entry.endsWith(".*")) {
            return entry.equals(name);
        }
        String prefix = entry.substring(0, entry.length() - 2);
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }
}
