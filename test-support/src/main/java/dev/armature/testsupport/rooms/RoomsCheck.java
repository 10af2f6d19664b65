package dev.armature.testsupport.rooms;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Holds one module to its rooms table. Each module's {@code RoomsTest} is these lines:
 *
 * <pre>{@code
 * final class RoomsTest {
 *     @TestFactory
 *     Stream<DynamicTest> the_rooms_are_as_the_table_says() {
 *         return RoomsCheck.of("agent-permissions").tests();
 *     }
 * }
 * }</pre>
 *
 * A module that has no classes yet passes. Run with {@code -Darmature.update=true} to rewrite the module's part of
 * {@code docs/rooms.md} from the table.
 */
public final class RoomsCheck {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private final String module;
    private final RoomsTable table;
    private final JavaClasses classes;
    private final ModuleDoors doors;
    private final RoomsPage page;

    RoomsCheck(String module, RoomsTable table, JavaClasses classes, ModuleDoors doors, RoomsPage page) {
        this.module = module;
        this.table = table;
        this.classes = classes;
        this.doors = doors;
        this.page = page;
    }

    /** The check of the module whose tests are running; {@code module} is its folder's name. */
    public static RoomsCheck of(String module) {
        Path compiled = Path.of("target", "classes");
        JavaClasses classes = new ClassFileImporter().importPath(compiled);
        return new RoomsCheck(
                module, RoomsTable.ofThisModule(), classes, ModuleDoors.in(compiled), RoomsPage.ofThisProject());
    }

    /** One test per rule; each failure names the class, the room and what to do. */
    public Stream<DynamicTest> tests() {
        return Stream.of(
                dynamicTest("every package is a room of the table", () -> none(unlistedPackages())),
                dynamicTest("every row of the table is a room", () -> none(emptyRooms())),
                dynamicTest("no room depends on the door", () -> none(looksBackAtTheDoor())),
                dynamicTest("rooms see only what their row allows", () -> none(forbiddenSights())),
                dynamicTest("rooms are free of cycles", this::noCycles),
                dynamicTest("every room has a plaque with @NullMarked", () -> none(missingPlaques())),
                dynamicTest("the module exports the rooms the table opens, no others", () -> none(wrongDoors())),
                dynamicTest("META-INF/services mirrors provides", () -> none(doors.disagreements())),
                dynamicTest("docs/rooms.md is as the table says", () -> none(page.differences(module, table))));
    }

    List<String> unlistedPackages() {
        return occupied().stream()
                .filter(name -> table.ofPackage(name).isEmpty())
                .map(name -> "`" + name + "` has classes but no row in `" + module
                        + "/src/test/resources/rooms.tsv`: add one, or move the classes into a room")
                .toList();
    }

    List<String> emptyRooms() {
        Set<String> occupied = occupied();
        return table.rooms().stream()
                .filter(room -> !occupied.contains(room.packageName()))
                .map(room -> "`" + room.name()
                        + "` has a row but no classes: a table tells what is there, not what is planned")
                .toList();
    }

    List<String> looksBackAtTheDoor() {
        return sights().filter(sight -> !sight.from().isDoor())
                .filter(sight ->
                        table.ofPackage(sight.target()).filter(Room::isDoor).isPresent())
                .map(sight -> sight + " looks back at the front door; move what it needs into a room")
                .toList();
    }

    List<String> forbiddenSights() {
        return sights().filter(sight -> !table.allows(sight.from(), sight.target()))
                .map(sight -> sight + " is not in the may-see column of `"
                        + sight.from().name() + "`")
                .toList();
    }

    List<String> missingPlaques() {
        return occupied().stream()
                .filter(name -> !hasPlaque(classes.getPackage(name)))
                .map(name -> "`" + name + "` needs a package-info.java with @NullMarked that says what the room is for")
                .toList();
    }

    List<String> wrongDoors() {
        Set<String> open = occupied().stream()
                .filter(name -> table.ofPackage(name).filter(Room::exported).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        return doors.differences(open);
    }

    private void noCycles() {
        if (occupied().isEmpty()) {
            return;
        }
        ArchRule rule = SlicesRuleDefinition.slices()
                .assignedFrom(new RoomSlices(table))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
        rule.check(classes);
    }

    /** Packages of this module with at least one class beside the plaque. */
    private Set<String> occupied() {
        return classes.stream()
                .filter(type -> !isDescriptor(type))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What classes of this module see of ours, one sight per pair of class and package. */
    private Stream<Sight> sights() {
        Map<String, Sight> sights = new TreeMap<>();
        for (JavaClass type : classes) {
            table.ofPackage(type.getPackageName())
                    .ifPresent(from -> type.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .map(JavaClass::getBaseComponentType)
                            .filter(target -> target.getPackageName().startsWith(Room.BASE))
                            .filter(target -> !target.getPackageName().equals(type.getPackageName()))
                            .map(target -> new Sight(
                                    from, type.getSimpleName(), target.getPackageName(), target.getSimpleName()))
                            .forEach(sight -> sights.putIfAbsent(sight.key(), sight)));
        }
        return sights.values().stream();
    }

    private static boolean hasPlaque(JavaPackage room) {
        return room.tryGetPackageInfo()
                .filter(plaque -> plaque.isAnnotatedWith(NULL_MARKED))
                .isPresent();
    }

    private static boolean isDescriptor(JavaClass type) {
        return type.getSimpleName().equals("package-info")
                || type.getSimpleName().equals("module-info");
    }

    private static void none(List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), complaints));
        }
    }

    private record Sight(Room from, String fromType, String target, String targetType) {

        String key() {
            return from.name() + " " + fromType + " " + target;
        }

        @Override
        public String toString() {
            return "`" + from.name() + "." + fromType + "` uses `" + target.substring(Room.BASE.length()) + "."
                    + targetType + "`, which";
        }
    }
}
