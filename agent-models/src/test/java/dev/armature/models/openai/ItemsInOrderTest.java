package dev.armature.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ItemsInOrderTest {
    private final ItemsInOrder items = new ItemsInOrder();

    @Test
    void an_item_that_is_whole_waits_for_those_before_it() {
        begin(0, "a");
        begin(1, "b");
        begin(2, "c");
        end(1, "b");
        assertThat(takenWhole()).isEmpty();

        end(0, "a");

        assertThat(takenWhole()).containsExactly("a", "b");
        assertThat(items.at(1)).isNull();
        assertThat(items.isPast(1)).isTrue();
        assertThat(items.isPast(2)).isFalse();
    }

    @Test
    void what_is_left_at_the_end_is_taken_as_it_is_in_the_order_of_its_places() {
        begin(7, "c");
        begin(3, "a");
        begin(5, "b");
        end(5, "b");

        assertThat(takenWhole()).isEmpty();
        assertThat(taken()).containsExactly("a", "b", "c");
        assertThat(items.take()).isNull();
        assertThat(items.begun()).isEqualTo(3);
    }

    /** Whether anything follows it does not say that it is whole. */
    @Test
    void a_call_that_may_have_been_cut_off_waits_for_the_end_and_so_does_what_follows() {
        begin(0, "a");
        items.begin(1, new OpenItem(json("{'id':'b','type':'function_call','name':'B'}")));
        begin(2, "c");
        end(0, "a");
        items.at(1).end(json("{'id':'b','type':'function_call','name':'B','arguments':''}"), "");
        end(2, "c");

        assertThat(takenWhole()).containsExactly("a");
        assertThat(taken()).containsExactly("b", "c");
    }

    @Test
    void an_event_that_names_no_place_speaks_of_the_last_item_until_that_is_whole() {
        assertThat(items.place(json("{'output_index':4}"))).isEqualTo(4);
        assertThat(items.place(json("{}"))).isEqualTo(0);

        begin(0, "a");
        assertThat(items.place(json("{}"))).isEqualTo(0);

        end(0, "a");
        assertThat(items.place(json("{'output_index':null}"))).isEqualTo(1);

        items.take();
        assertThat(items.place(json("{}"))).isEqualTo(1);
    }

    @Test
    void an_item_is_missing_where_nothing_came_or_where_its_end_did_not_come() {
        begin(0, "a");
        end(0, "a");
        begin(1, "b");
        items.begin(2, new OpenItem(json("{'type':'message'}")));

        assertThat(items.missing(0, message("a"))).as("whole").isEqualTo(OptionalInt.empty());
        assertThat(items.missing(1, message("b"))).as("without an end").isEqualTo(OptionalInt.of(1));
        assertThat(items.missing(2, message("c")))
                .as("nameless, without an end")
                .isEqualTo(OptionalInt.of(2));
        assertThat(items.missing(1, message("d"))).as("where another stands").isEqualTo(OptionalInt.empty());
        assertThat(items.missing(3, message("e"))).as("never heard of").isEqualTo(OptionalInt.of(3));
    }

    @Test
    void an_item_that_was_taken_is_not_missing_wherever_it_stands() {
        begin(2, "a");
        begin(5, "b");
        items.take();

        assertThat(items.missing(0, message("c"))).as("a place that is past").isEqualTo(OptionalInt.empty());
        assertThat(items.missing(3, message("a"))).as("at another place").isEqualTo(OptionalInt.empty());
        assertThat(items.missing(0, message("b"))).as("of another place").isEqualTo(OptionalInt.of(5));
    }

    private void begin(int place, String id) {
        items.begin(place, new OpenItem(message(id)));
    }

    private void end(int place, String id) {
        items.at(place).end(message(id), "");
    }

    private List<String> takenWhole() {
        List<String> ids = new ArrayList<>();
        for (OpenItem item = items.takeWhole(); item != null; item = items.takeWhole()) {
            ids.add(item.identity());
        }
        return ids;
    }

    private List<String> taken() {
        List<String> ids = new ArrayList<>();
        for (OpenItem item = items.take(); item != null; item = items.take()) {
            ids.add(item.identity());
        }
        return ids;
    }

    private static JsonNode message(String id) {
        return json("{'id':'" + id + "','type':'message'}");
    }

    private static JsonNode json(String text) {
        return WireJson.read(text.replace('\'', '"'));
    }
}
