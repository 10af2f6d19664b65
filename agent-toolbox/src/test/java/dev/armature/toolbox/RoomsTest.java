package dev.armature.toolbox;

import dev.armature.testsupport.rooms.RoomsCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class RoomsTest {

    @TestFactory
    Stream<DynamicTest> the_rooms_are_as_the_table_says() {
        return RoomsCheck.of("agent-toolbox").tests();
    }
}
