package dev.armature.examples.coding.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FindingTest {
    static final Map<String, String> SHOP = Map.of(
            "src/shop/Basket.java",
            """
            package shop;

            import java.util.ArrayList;
            import java.util.List;

            /** What a customer wants to buy. A Basket is not shared. */
            public final class Basket {
                private final List<Item> items = new ArrayList<>();
                private int total;

                public void add(Item item) {
                    items.add(item);
                    total += item.price();
                }

                public int total() {
                    return total;
                }
            }
            """,
            "src/shop/Item.java",
            "package shop;\n\npublic record Item(String name, int price) {}\n",
            "src/shop/Checkout.java",
            """
            package shop;

            public final class Checkout {
                static final int LIMIT = 100;

                boolean accepts(Basket basket) {
                    return basket.total() < LIMIT; // a Basket below the limit
                }

                public static void main(String[] args) {
                    System.out.println(new Checkout().accepts(new Basket()));
                }
            }
            """,
            "tools/report.py",
            "def load_items(path):\n    return open(path).read()\n\nprint(load_items('items.txt'))\n",
            "web/cart.js",
            "export const renderCart = (cart) => cart.items;\nconsole.log(renderCart({items: []}));\n",
            "cmd/main.go",
            "package main\n\nfunc (s *Server) Listen(port int) error { return nil }\n\nfunc main() { s.Listen(8080) }\n",
            "README.md",
            "# Shop\n\nA small shop with a Basket.\nIt sells things.\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "where is Basket defined?, src/shop/Basket.java:7",
        "where is `total` defined, src/shop/Basket.java:16",
        "find the definition of LIMIT, src/shop/Checkout.java:4",
        "Where is Basket.add declared?, src/shop/Basket.java:11",
        "find load_items, tools/report.py:1",
        "where is renderCart defined?, web/cart.js:1",
        "where do we define the method Listen, cmd/main.go:3",
        "where is Item defined?, src/shop/Item.java:3",
        "which class uses accepts(), src/shop/Checkout.java:11",
        "who calls load_items?, tools/report.py:4",
    })
    void places_are_named_by_file_and_line(String question, String place) {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask(question)).contains(place);
    }

    @Test
    void a_definition_is_told_from_uses_comments_and_documents() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("where is Basket used?")).isEqualTo("""
                        `Basket` is used on 2 lines in 1 file:
                        - src/shop/Checkout.java:6: `boolean accepts(Basket basket) {`
                        - src/shop/Checkout.java:11: `System.out.println(new Checkout().accepts(new Basket()));`
                        Imports, comments and documents that name it: README.md:3, src/shop/Basket.java:6, src/shop/Checkout.java:7.
                        Defined at src/shop/Basket.java:7.

                        (From the offline planner: a fixed program, not a language model.)""");
    }

    @Test
    void a_constructor_is_no_second_definition_of_its_type() {
        Workshop workshop = new Workshop(folder)
                .with(Map.of("Cart.java", "class Cart {\n    Cart() {}\n\n    public Cart(int size) {\n    }\n}\n"));

        assertThat(workshop.ask("where is Cart defined?")).startsWith("`Cart` is defined here:\n- Cart.java:1:");
    }

    @Test
    void a_name_that_is_nowhere_is_said_to_be_nowhere() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("where is FooBarBaz defined?")).contains("occurs nowhere in this folder");
    }

    @Test
    void a_verb_that_no_code_has_gives_way_to_the_word_that_code_has() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("Where is the total computed?"))
                .startsWith(
                        "No code has the name `computed`, so I looked for `total`.\n\n`total` is defined in 2 places:")
                .contains("src/shop/Basket.java:16");
    }

    @Test
    void where_no_word_of_the_question_is_in_the_code_the_answer_says_what_can_be_asked() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("Where is the moon computed?"))
                .startsWith("`computed` occurs nowhere in this folder")
                .contains("There are four kinds of tasks I can do here");
    }

    @Test
    void a_misremembered_name_leads_to_what_is_like_it() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("find loadItems")).contains("does not occur as a whole name", "tools/report.py:1");
    }

    @Test
    void without_a_search_tool_a_shell_does() {
        Workshop workshop = new Workshop(folder, List.of("Read", "Bash")).with(SHOP);

        assertThat(workshop.ask("where is Checkout defined?")).contains("src/shop/Checkout.java:3");
    }

    @Test
    void a_denied_search_ends_the_task_and_the_answer_says_why() {
        Workshop workshop =
                new Workshop(folder).with(SHOP).denying(call -> call.name().equals("Grep"));

        assertThat(workshop.ask("where is Basket defined?")).contains("not allowed", "denied by rule");
        assertThat(workshop.calls()).hasSize(1);
    }

    @Test
    void a_project_is_outlined_from_what_was_read() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        String answer = workshop.ask("Summarise this project");

        assertThat(answer)
                .contains(
                        "From README.md: “Shop”. A small shop with a Basket. It sells things.",
                        "Files: 7 (3 .java, 1 .go, 1 .js, 1 .md, 1 .py); 0 of them are tests.",
                        "- src/shop/ (3)",
                        "- src/shop/Checkout.java:10",
                        "- cmd/main.go:5",
                        "class Basket. What a customer wants to buy.");
        assertThat(workshop.callsOfTurns()).anyMatch(calls -> calls > 3);
    }

    @Test
    void whatever_else_is_asked_is_answered_by_what_can_be_asked() {
        Workshop workshop = new Workshop(folder).with(SHOP);

        assertThat(workshop.ask("Write me a poem about spring"))
                .contains("not a language model", "rename OLD to NEW", "fix the failing test");
        assertThat(workshop.calls()).isEmpty();
    }

    @Test
    void a_name_of_any_script_is_found_whole() {
        Workshop workshop = new Workshop(folder)
                .with(Map.of("Größe.java", "class Größe {\n    Exception e = null;\n    Größe andere;\n}\n"));

        assertThat(workshop.ask("where is Größe used?"))
                .startsWith("`Größe` is used on 1 line in 1 file:\n- Größe.java:3:");
        assertThat(workshop.ask("where is Größe defined?")).startsWith("`Größe` is defined here:\n- Größe.java:1:");
    }
}
