package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "rename Größe to Mass, Größe, Mass",
        "rename class Größe to Maß, Größe, Maß",
        "rename the class `Größe` in the file Größe.java to Maß, Größe, Maß",
        "rename Größe.déto to x, déto, x",
        "rename the method déto in Größe to été, déto, été",
        "rename 名前 to 題, 名前, 題",
        "rename e to fault, e, fault"
    })
    void a_name_of_any_script_is_renamed_and_nothing_that_is_a_part_of_it(String prompt, String from, String to) {
        String text = """
                /** Größe. */
                class Größe {
                    String 名前 = "caf";
                    void déto(Exception e) { System.out.println(e); Größe gr = new Größe(); }
                    void to(String caf) { déto(null); }
                    void Gr() {}
                }
                """;
        Workshop workshop = new Workshop(folder).with(Map.of("Größe.java", text));

        String answer = workshop.ask(prompt);

        assertThat(workshop.tree().values()).as(answer).containsExactly(text.replaceAll("(?U)\\b" + from + "\\b", to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rename café to tea", "rename foo-bar to tea", "rename caf😀 to tea", "rename src/a.py to tea"})
    void a_part_of_what_was_named_is_never_renamed(String prompt) {
        String text = "caf = bar = foo = e = py = 1\n";
        Workshop workshop = new Workshop(folder).with(Map.of("a.py", text));

        String answer = workshop.ask(prompt);

        assertThat(answer).containsIgnoringCase("nothing was changed");
        assertThat(workshop.tree()).isEqualTo(Map.of("a.py", text));
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
    void an_edit_that_is_denied_in_the_middle_leaves_nothing_half_done() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Edit") && call.inputJson().contains("Checkout"));

        String answer = workshop.ask("rename Basket to Trolley");

        assertThat(answer).isEqualTo("""
                        Nothing was renamed.
                        Not done: src/shop/Checkout.java: [E_DENIED] Edit was denied by rule "Edit" (test).
                        I stopped because an edit was denied, and took back the edits before it: half a rename does not compile.

                        (From the offline planner: a fixed program, not a language model.)""");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(FindingTest.SHOP));
    }

    @Test
    void what_was_denied_is_tried_again_when_the_user_says_to_go_on() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Edit") && call.inputJson().contains("Checkout"));
        workshop.ask("rename Basket to Trolley");

        String refused = workshop.ask("go on");
        workshop.denying(call -> false);
        String answer = workshop.ask("try again");

        assertThat(refused).contains("I stopped because an edit was denied");
        assertThat(workshop.calls().stream()
                        .filter(call ->
                                call.name().equals("Edit") && call.inputJson().contains("Checkout")))
                .hasSizeGreaterThan(2);
        assertThat(answer).contains("Renamed `Basket` to `Trolley`: 6 places in 3 files.");
        assertThat(workshop.tree()).containsKey("src/shop/Trolley.java");
    }

    @Test
    void edits_that_cannot_be_taken_back_are_said_to_be_there() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Bash") || call.inputJson().contains("\"old_string\":\"Trolley\""));

        assertThat(workshop.ask("rename Basket to Trolley"))
                .contains("I took back what I could:", "Could not be taken back: src/shop/Checkout.java: [E_DENIED]")
                .doesNotContain("nothing was changed", "Nothing was renamed");
    }

    @Test
    void the_answer_names_other_definitions_of_the_name_only_where_there_are_some() {
        Map<String, String> two =
                Map.of("A.java", "class A {\n    int size;\n}\n", "B.java", "class B {\n    int size;\n}\n");

        assertThat(new Workshop(folder).with(two).ask("rename size to count"))
                .contains("by name, not by type: `size` was defined in 2 places (A.java:2, B.java:2), and all of them");
        assertThat(new Workshop(folder).with(FindingTest.SHOP).ask("rename Basket to Trolley"))
                .contains("This was done by name, not by type.\n");
    }

    @Test
    void a_denied_move_takes_back_what_was_edited() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Bash"));

        assertThat(workshop.ask("rename Basket to Trolley"))
                .contains(
                        "would have to become src/shop/Trolley.java, but [E_DENIED]",
                        "nothing was changed. Allow `mv`, and ask again.");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(FindingTest.SHOP));
    }

    @Test
    void a_file_of_the_new_name_is_never_overwritten() {
        Map<String, String> files = Map.of("A.java", "class A {}\n", "B.java", "class Other {}\n");
        Workshop workshop = new Workshop(folder).with(files);

        assertThat(workshop.ask("rename A to B"))
                .contains(
                        "would have to become B.java, but there is a file of that name already.",
                        "nothing was changed. Choose another name, or move that file away, and ask again.");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(files));
    }

    @Test
    void when_no_edit_is_allowed_no_file_is_moved_and_nothing_is_said_to_be_renamed() {
        Workshop workshop = new Workshop(folder)
                .with(FindingTest.SHOP)
                .denying(call -> call.name().equals("Edit"));

        assertThat(workshop.ask("rename Basket to Trolley"))
                .contains("Nothing was renamed.", "I stopped because an edit was denied")
                .doesNotContain("by name", "is now src/shop/Trolley.java");
        assertThat(workshop.calls()).noneMatch(call -> call.name().equals("Bash"));
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(FindingTest.SHOP));
    }

    private static final Map<String, String> SUM = Map.of("a/Sum.java", """
            package a;

            class Sum {
                int count;

                Sum(int count) {
                    this.count = count;
                }

                /** Calls {@link #count()} and count(). */
                int count() {
                    int total = count;
                    return total + this.count();
                }

                int twice(int total) {
                    return 2 * total;
                }
            }
            """, "a/Use.java", """
            package a;

            class Use {
                int count = new Sum(3).count();
                java.util.function.ToIntFunction<Sum> how = Sum::count;
            }
            """);

    @Test
    void a_method_is_renamed_where_it_is_declared_called_or_referred_to_and_a_field_of_that_name_stays() {
        Workshop workshop = new Workshop(folder).with(SUM);

        workshop.ask("rename the method count to size");

        Map<String, String> expected = new TreeMap<>();
        SUM.forEach((path, text) ->
                expected.put(path, text.replace("count()", "size()").replace("Sum::count", "Sum::size")));
        assertThat(workshop.tree()).isEqualTo(expected);
    }

    @Test
    void a_field_is_renamed_and_a_method_of_that_name_stays() {
        Workshop workshop = new Workshop(folder).with(SUM);

        workshop.ask("rename the field `count` in Sum.java to `size`");

        assertThat(workshop.tree())
                .isEqualTo(new TreeMap<>(Map.of(
                        "a/Sum.java",
                        SUM.get("a/Sum.java").replaceAll("count(?!\\()", "size"),
                        "a/Use.java",
                        SUM.get("a/Use.java"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rename the local variable total in count() to result",
                "rename the variable total to result in the method count",
                "rename total to result in `count()`",
            })
    void a_variable_is_renamed_in_its_method_alone(String prompt) {
        Workshop workshop = new Workshop(folder).with(SUM);

        workshop.ask(prompt);

        assertThat(workshop.tree())
                .isEqualTo(new TreeMap<>(Map.of(
                        "a/Sum.java",
                        SUM.get("a/Sum.java")
                                .replace("int total = count", "int result = count")
                                .replace("return total +", "return result +"),
                        "a/Use.java",
                        SUM.get("a/Use.java"))));
    }

    @Test
    void only_the_file_that_was_named_is_changed() {
        Workshop workshop =
                new Workshop(folder).with(Map.of("a.py", "oldName = 1\nprint(oldName)\n", "b.py", "oldName = 2\n"));

        String answer = workshop.ask("rename oldName to newName only in a.py");

        assertThat(workshop.tree()).isEqualTo(Map.of("a.py", "newName = 1\nprint(newName)\n", "b.py", "oldName = 2\n"));
        assertThat(answer).contains("`oldName` still stands at b.py:1, where something else is meant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rename the method total to class | `class` is a word of Java itself",
                "rename the method count to some-thing | `some-thing` cannot be a name",
                "rename count to size in the second paragraph | I do not understand where `the second paragraph` is",
                "rename the local variable count to size | Say in which method or file",
                "rename the variable nothing in count() to size | occurs nowhere",
                "rename the variable how in count() to size | No method `count` of a Java file declares a variable `how`",
                "rename the variable total in count() to count | `count` stands in `count` already",
                "rename the class count to Size | No line looks like the definition of a type `count`",
                "rename the method Sum.count to size | `count` is also defined at a/Use.java:4",
                "rename Sum.how to that2 | `Sum` defines no `how` in a file of its name",
                "rename the method count in count() to size | A method is known outside of `count` too",
                "rename count to twice | `twice` is already defined at a/Sum.java:16.",
                "rename count to Sum | `Sum` is already defined at a/Sum.java:3.",
                "rename count to total in Sum.java | `total` is already used at a/Sum.java:12",
                "rename count to size in Other.java | `count` does not occur in Other.java",
            })
    void what_cannot_be_done_as_asked_is_refused_with_a_sentence_and_nothing_is_changed(String prompt, String said) {
        Workshop workshop = new Workshop(folder).with(SUM);

        assertThat(workshop.ask(prompt)).containsIgnoringCase(said).containsIgnoringCase("nothing");
        assertThat(workshop.tree()).isEqualTo(new TreeMap<>(SUM));
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
