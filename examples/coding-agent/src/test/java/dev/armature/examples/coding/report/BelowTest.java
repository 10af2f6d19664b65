package dev.armature.examples.coding.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BelowTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /shop/a | Read /shop/a/src/A.java          | Read src/A.java
            /shop/a | Reading `/shop/a/b` and /shop/a/c | Reading `b` and c
            /shop/a | Read /other/shop/a/b             | Read /other/shop/a/b
            /shop/a | Read /shop/ab                    | Read /shop/ab
            /shop/a | LS /shop/a                       | LS .
            /shop/a | Reading /shop/a only reads, also `/shop/a`. | Reading . only reads, also `.`.
            /shop/a | It is in /shop/a.                | It is in /shop/a.
            /shop/a | Read /shop/a.b/c                 | Read /shop/a.b/c
            /       | Read /etc/hosts                  | Read /etc/hosts
            """)
    void a_path_below_the_folder_is_called_by_its_name_within_it(String folder, String text, String shortened) {
        assertThat(Below.folder(Path.of(folder)).shorten(text)).isEqualTo(shortened);
    }
}
