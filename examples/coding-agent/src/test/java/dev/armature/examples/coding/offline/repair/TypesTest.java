package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.offline.code.JavaFile;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TypesTest {
    private static final String FILE = """
            record Order(String id, int amount, boolean isPaid) {
                static long total(List<Order> orders) { return 0; }
                static String label(Order order) { return order.id(); }
                static <T> T first(List<T> items) { return items.get(0); }
                void sample(double price, String name, boolean isOpen, char sign) {
                    var guess = unknown();
                    use(EXPRESSION);
                }
            }
            """;

    @ParameterizedTest(name = "{0} may be a number: {1}; true or false: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            42 | true | false
            '"text"' | false | false
            price | true | false
            sign | true | false
            name | false | false
            isOpen | false | true
            guess | true | true
            unheard | true | true
            order.amount() | true | false
            order.isPaid() | false | true
            order.id() | false | false
            total(orders) | true | false
            label(order) | false | false
            first(items) | true | true
            name.length() | true | false
            name.isEmpty() | false | true
            new Order() | false | false
            unheard() | true | true
            """)
    void an_expression_is_told_by_what_is_declared(String expression, boolean number, boolean bool) {
        JavaFile file = JavaFile.parse("Order.java", FILE.replace("EXPRESSION", expression));
        Types types = new Types(List.of(file));
        int last = 0;
        while (file.tokens().get(last).start()
                < file.text().indexOf(");", file.text().indexOf("use("))) {
            last++;
        }

        assertThat(List.of(types.mayBeNumber(file, last - 1), types.mayBeBoolean(file, last - 1)))
                .isEqualTo(List.of(number, bool));
    }
}
