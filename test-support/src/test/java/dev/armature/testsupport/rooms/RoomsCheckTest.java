package dev.armature.testsupport.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RoomsCheckTest {

    private static final String HOUSE = "testsupport.rooms.sample";
    private static final RoomsTable TABLE = new RoomsTable(List.of(
            new Room(HOUSE + ".ground", "Nouns.", Set.of(), true),
            new Room(HOUSE + ".feature", "Verbs.", Set.of(HOUSE + ".ground"), false),
            new Room(HOUSE, "The door.", Set.of("*"), true)));
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.armature." + HOUSE);

    private final RoomsCheck check = checkWith(new ModuleDoors(Optional.empty(), Map.of(), Map.of()));

    @Test
    void a_package_without_a_row_fails() {
        assertThat(check.unlistedPackages())
                .singleElement()
                .asString()
                .startsWith("`dev.armature.testsupport.rooms.sample.stray` has classes but no row");
    }

    @Test
    void a_row_without_classes_fails() {
        RoomsTable table = new RoomsTable(List.of(
                new Room(HOUSE + ".ground", "Nouns.", Set.of(), true),
                new Room(HOUSE + ".attic", "Nothing yet.", Set.of(), false)));

        assertThat(checkWith(table, new ModuleDoors(Optional.empty(), Map.of(), Map.of()))
                        .emptyRooms())
                .singleElement()
                .asString()
                .startsWith("`testsupport.rooms.sample.attic` has a row but no classes");
    }

    @Test
    void an_import_that_the_row_does_not_allow_fails() {
        assertThat(check.forbiddenSights())
                .containsExactly(
                        "`testsupport.rooms.sample.ground.Noun` uses `testsupport.rooms.sample.Door`, which"
                                + " is not in the may-see column of `testsupport.rooms.sample.ground`",
                        "`testsupport.rooms.sample.ground.Noun` uses `testsupport.rooms.sample.feature.Verb`, which"
                                + " is not in the may-see column of `testsupport.rooms.sample.ground`");
    }

    @Test
    void a_cycle_fails() {
        DynamicTest cycles = check.tests()
                .filter(test -> test.getDisplayName().equals("rooms are free of cycles"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> cycles.getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    void a_room_without_a_plaque_fails() {
        assertThat(check.missingPlaques())
                .extracting(complaint -> complaint.substring(0, complaint.indexOf(" needs")))
                .containsExactly(
                        "`dev.armature.testsupport.rooms.sample.feature`",
                        "`dev.armature.testsupport.rooms.sample.stray`");
    }

    @Test
    void exports_are_the_open_rooms_and_no_others() {
        RoomsCheck opened = checkWith(new ModuleDoors(
                Optional.of(Set.of("dev.armature." + HOUSE, "dev.armature." + HOUSE + ".feature")),
                Map.of(),
                Map.of()));

        assertThat(opened.wrongDoors())
                .containsExactly(
                        "module-info.java does not export `dev.armature.testsupport.rooms.sample.ground`, which the table"
                                + " opens",
                        "module-info.java exports `dev.armature.testsupport.rooms.sample.feature`, which the table keeps"
                                + " closed or does not list");
        assertThat(check.wrongDoors()).singleElement().asString().startsWith("Expected a module-info.java");
    }

    @Test
    void services_that_differ_from_the_descriptor_fail() {
        ModuleDoors doors = new ModuleDoors(
                Optional.of(Set.of()), Map.of("a.Spi", List.of("b.First")), Map.of("a.Spi", List.of("b.Second")));

        assertThat(doors.disagreements())
                .containsExactly(
                        "module-info.java provides {a.Spi=[b.First]} but META-INF/services says {a.Spi=[b.Second]}");
    }

    @Test
    void a_row_may_open_another_module_and_the_door_sees_what_its_rooms_see() {
        RoomsTable table = RoomsTable.parse("""
                # room\tpurpose\tsees\texported
                core.event\tTold.\tpermissions.*\tyes
                core\tDoor.\t*\tyes
                """);
        Room event = table.rooms().get(0);
        Room door = table.rooms().get(1);

        assertThat(table.allows(event, "dev.armature.permissions.action")).isTrue();
        assertThat(table.allows(event, "dev.armature.permissions")).isTrue();
        assertThat(table.allows(event, "dev.armature.core")).isFalse();
        assertThat(table.allows(door, "dev.armature.core.event")).isTrue();
        assertThat(table.allows(door, "dev.armature.permissions.rule")).isTrue();
        assertThat(table.allows(door, "dev.armature.tools.contract")).isFalse();
    }

    @Test
    void a_row_with_a_column_missing_is_named() {
        assertThatThrownBy(() -> RoomsTable.parse("a\tb\tc\n")).hasMessageStartingWith("rooms.tsv:1: expected room");
        assertThatThrownBy(() -> RoomsTable.parse("a\tb\t-\tyes\na\tb\t-\tyes\n"))
                .hasMessage("rooms.tsv:2: `a` is listed twice");
    }

    @Test
    void the_page_is_compared_and_rewritten_on_request(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("rooms.md"), "above\n<!-- rooms of house -->\nold\n<!-- end of house -->\nbelow\n");
        RoomsTable table = RoomsTable.parse("a.b\tNouns.\t-\tyes\na\tDoor.\t*\tno\n");

        List<String> before = new RoomsPage(file, false).differences("house", table);
        List<String> updated = new RoomsPage(file, true).differences("house", table);
        List<String> after = new RoomsPage(file, false).differences("house", table);

        assertThat(before).singleElement().asString().contains("-Darmature.update=true");
        assertThat(updated).isEmpty();
        assertThat(after).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("""
                        above
                        <!-- rooms of house -->
                        | room | what it is for | may see | exported |
                        |---|---|---|---|
                        | `a.b` | Nouns. | – | yes |
                        | `a` (door) | Door. | `*` | no |
                        <!-- end of house -->
                        below
                        """);
    }

    private static RoomsCheck checkWith(ModuleDoors doors) {
        return checkWith(TABLE, doors);
    }

    private static RoomsCheck checkWith(RoomsTable table, ModuleDoors doors) {
        return new RoomsCheck("house", table, CLASSES, doors, new RoomsPage(Path.of("rooms.md"), false));
    }
}
