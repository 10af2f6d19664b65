package dev.armature.examples.coding.offline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.examples.coding.offline.code.JavaFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NullUseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Cannot invoke "String.length()" because "<local1>" is null | return name.length(); | name
            Cannot invoke "String.trim()" because the return value of "Row.get(int)" is null | return row.get(2).trim(); | row.get(2)
            Cannot read field "next" because "this.head" is null | return head.next; | head
            Cannot load from int array because "<local2>" is null | return totals[0]; | totals
            Cannot read the array length because "<local2>" is null | return totals.length; | totals
            Cannot invoke "java.util.List.iterator()" because "<local1>" is null | for (String s : names) { } | names
            Cannot invoke "java.lang.Integer.intValue()" because the return value of "java.util.Map.get(Object)" is null | return counts.get(word); | counts.get(word), word
            Cannot invoke "String.length()" because the return value of "java.util.Queue.poll()" is null | return queue.poll().length(); | queue
            """)
    void the_message_of_the_machine_names_what_was_null(String message, String statement, String suspects) {
        JavaFile file = Ideas.file("", statement);

        assertThat(String.join(
                        ", ",
                        NullUse.in("Exception in thread \"main\" java.lang.NullPointerException: " + message + "\n")
                                .suspects(file, file.statementAt(3))))
                .isEqualTo(suspects);
    }
}
