package dev.armature.models.openai;

import static dev.armature.models.openai.ItemsInOrder.NOWHERE;
import static dev.armature.models.openai.ItemsInOrder.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.armature.models.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        assertThat(items.takenFrom(1)).isEqualTo(ToldItem.of(message("b")));
        assertThat(items.takenFrom(2)).isNull();
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
        items.end(1, at(1), json("{'id':'b','type':'function_call','name':'B','arguments':''}"), "");
        end(2, "c");

        assertThat(takenWhole()).containsExactly("a");
        assertThat(taken()).containsExactly("b", "c");
    }

    @Test
    void an_item_waits_for_one_before_it_that_has_not_begun() {
        begin(1, "b");
        end(1, "b");
        assertThat(takenWhole()).isEmpty();

        begin(0, "a");
        end(0, "a");

        assertThat(takenWhole()).containsExactly("a", "b");
    }

    @Test
    void a_piece_that_names_no_place_belongs_to_the_item_it_names_or_to_the_only_open_one() {
        assertThat(items.placeOfPiece(json("{'output_index':4}"))).isEqualTo(4);
        assertThat(items.placeOfPiece(json("{}"))).isEqualTo(NOWHERE);

        begin(0, "a");
        assertThat(items.placeOfPiece(json("{'output_index':null}"))).isEqualTo(0);
        assertThat(items.placeOfPiece(json("{'item_id':'b'}"))).isEqualTo(NOWHERE);

        begin(1, "b");
        assertThat(items.placeOfPiece(json("{}"))).isEqualTo(NOWHERE);
        assertThat(items.placeOfPiece(json("{'item_id':'a'}"))).isEqualTo(0);

        end(0, "a");
        assertThat(items.placeOfPiece(json("{}"))).isEqualTo(1);
        assertThat(items.placeOfPiece(json("{'output_index':-1}"))).isEqualTo(NOWHERE);
    }

    @Test
    void an_item_that_names_no_place_has_the_next_unless_it_is_known() {
        assertThat(items.placeOfItem(json("{'item':{'id':'a','type':'message'}}"), true))
                .isEqualTo(0);

        begin(0, "a");
        assertThat(items.placeOfItem(json("{'item':{'id':'b','type':'message'}}"), true))
                .isEqualTo(1);
        assertThat(items.placeOfItem(json("{'item':{'id':'a','type':'message'}}"), false))
                .isEqualTo(0);
        assertThat(items.placeOfItem(json("{'item':{'id':'other','type':'message'}}"), false))
                .as("the only one that can end")
                .isEqualTo(0);
    }

    @Test
    void another_item_at_a_place_that_is_over_has_the_next_and_its_pieces_too() {
        begin(0, "a");
        end(0, "a");

        assertThat(items.placeOfItem(json("{'output_index':0,'item':{'id':'a','type':'message'}}"), false))
                .as("the same once more")
                .isEqualTo(0);
        assertThat(items.placeOfItem(
                        json("{'output_index':0,'item':{'id':'b','type':'function_call','name':'B'}}"), true))
                .isEqualTo(1);
        assertThat(items.placeOfPiece(json("{'output_index':0}"))).isEqualTo(1);
    }

    @Test
    void an_item_of_the_last_event_is_known_by_its_identity_or_else_by_its_place() {
        begin(0, "a");
        end(0, "a");
        begin(1, "b");
        items.begin(2, new OpenItem(json("{'type':'message'}")));

        assertThat(items.placeInLast(message("a"))).as("whole").isEqualTo(NOWHERE);
        assertThat(items.placeInLast(message("b"))).as("without an end").isEqualTo(1);
        assertThat(items.placeInLast(message("b"))).as("another of that id").isEqualTo(UNKNOWN);
        assertThat(items.placeInLast(message("c"))).as("never heard of").isEqualTo(UNKNOWN);
        assertThat(items.placeOfUnknown(2, message("c")))
                .as("nameless, without an end")
                .isEqualTo(2);
        assertThat(items.placeOfUnknown(3, message("e"))).as("a free place").isEqualTo(3);
        assertThat(items.placeOfUnknown(0, message("d")))
                .as("the same under another id")
                .isEqualTo(NOWHERE);
        assertThat(items.placeOfUnknown(0, json("{'type':'function_call','name':'F'}")))
                .as("where another stands")
                .isEqualTo(3);
    }

    @Test
    void an_item_that_was_taken_is_not_missing_wherever_it_stands() {
        begin(0, "a");
        end(0, "a");
        begin(5, "b");
        assertThat(takenWhole()).containsExactly("a");

        assertThat(items.placeInLast(message("a"))).isEqualTo(NOWHERE);
        assertThat(items.placeInLast(message("b"))).isEqualTo(5);
    }

    private void begin(int place, String id) {
        items.begin(place, new OpenItem(message(id)));
    }

    private void end(int place, String id) {
        items.end(place, at(place), message(id), "");
    }

    private OpenItem at(int place) {
        return Objects.requireNonNull(items.at(place));
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
