package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RenamingTest {
    @TempDir
    private Path folder;

    @Test
    void a_type_is_renamed_everywhere_and_its_file_moves_along() {
        Workshop workshop = new Workshop(folder).with(FindingTest.SHOP);
        Map<String, String> expected = new TreeMap<>();
        FindingTest.SHOP.forEach((path, text) ->
                expected.put(path.replace("Basket.java", "Trolley.java"), text.replaceAll("\\bBasket\\b", "Trolley")));

        String answer = workshop.ask("Rename the class Basket to Trolley");

        assertThat(workshop.tree()).isEqualTo(expected);
        assertThat(answer)
                .contains(
                        "Renamed `Basket` to `Trolley`: 6 places in 3 files.",
                        "src/shop/Basket.java is now src/shop/Trolley.java",
                        "A search finds no `Basket` any more.");
    }

    @Test
    void only_whole_names_change_and_plain_words_in_prose_stay() {
        Workshop workshop =
                new Workshop(folder).with(Map.of("A.java", """
                        class A {
                            // We add what comes; see `add` and address.
                            int address = 1;
                            void add(int add2) { address += add2; }
                            void addAll() { add(1); this.add(2); log("please add more"); }
                        }
                        """, "notes.md", "To add things, call add(x).\n"));

        String answer = workshop.ask("rename add to plus across all files");

        assertThat(workshop.tree()).isEqualTo(Map.of("A.java", """
                        class A {
                            // We add what comes; see `plus` and address.
                            int address = 1;
                            void plus(int add2) { address += add2; }
                            void addAll() { plus(1); this.plus(2); log("please add more"); }
                        }
                        """, "notes.md", "To add things, call plus(x).\n"));
        assertThat(answer).contains("`add` still stands at A.java:2, A.java:5, notes.md:1");
    }

    @Test
    void lines_that_occur_twice_are_edited_one_by_one() {
        String text = "x = fooBar\nif y:\n    print(fooBar, fooBarBaz)\n    print(fooBar, fooBarBaz)\nx = fooBar\n";
        Workshop workshop = new Workshop(folder).with(Map.of("m.py", text));

        workshop.ask("rename `fooBar` to `quux`");

        assertThat(workshop.tree()).isEqualTo(Map.of("m.py", text.replaceAll("\\bfooBar\\b", "quux")));
    }

    @Test
    void a_name_that_is_taken_is_not_given_again() {
        Workshop workshop = new Workshop(folder).with(FindingTest.SHOP);

        assertThat(workshop.ask("rename Basket to Item"))
                .contains("`Item` is already defined at src/shop/Item.java:3", "nothing was changed");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(FindingTest.SHOP));
    }

    @Test
    void denied_edits_are_not_tried_again_and_the_answer_says_what_is_missing() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Edit") && call.inputJson().contains("Checkout"));

        String answer = workshop.ask("rename Basket to Trolley");

        assertThat(answer).contains("Not done: src/shop/Checkout.java: [E_DENIED]", "the rename is not complete");
        assertThat(workshop.tree()).containsKey("src/shop/Basket.java");
    }

    @Test
    void a_denied_move_is_reported_and_the_rest_is_done() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Bash"));

        assertThat(workshop.ask("rename Basket to Trolley"))
                .contains("Not done: src/shop/Basket.java must still be renamed to src/shop/Trolley.java");
    }

    @Test
    void built_files_are_left_alone() {
        Workshop workshop =
                new Workshop(folder).with(Map.of("a.js", "let oldName = 1;\n", "node_modules/b/b.js", "oldName();\n"));

        workshop.ask("rename oldName to newName");

        assertThat(workshop.tree())
                .isEqualTo(Map.of("a.js", "let newName = 1;\n", "node_modules/b/b.js", "oldName();\n"));
    }
}
