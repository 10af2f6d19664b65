package dev.armature.testsupport.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WrappersTest {

    interface Lamp {
        int watts();

        default String colour() {
            return "white";
        }

        default int bulbs(String room) {
            return 1;
        }
    }

    record Bulb(int watts) implements Lamp {}

    record Shade(Lamp lamp) implements Lamp {
        @Override
        public int watts() {
            return lamp.watts();
        }

        @Override
        public String colour() {
            return lamp.colour();
        }

        public int bulbs(int room) {
            return room;
        }
    }

    static class Dimmed implements Lamp {
        private final Bulb bulb = new Bulb(40);

        @Override
        public int watts() {
            return bulb.watts() / 2;
        }

        @Override
        public String colour() {
            return bulb.colour();
        }

        @Override
        public int bulbs(String room) {
            return bulb.bulbs(room);
        }
    }

    static final class DimmedTwice extends Dimmed {}

    record Owner(Lamp lamp) {}

    @Test
    void what_a_wrapper_leaves_to_the_defaults_is_found_and_who_wraps_nothing_is_left_out() {
        var classes = new ClassFileImporter()
                .importClasses(Lamp.class, Bulb.class, Shade.class, Dimmed.class, DimmedTwice.class, Owner.class);

        assertThat(Wrappers.among(classes, Lamp.class))
                .isEqualTo(Map.of("Shade", List.of("bulbs"), "Dimmed", List.of(), "DimmedTwice", List.of()));
    }
}
