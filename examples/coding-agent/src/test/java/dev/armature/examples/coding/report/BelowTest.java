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
            /work/a | Read /work/a/src/A.java          | Read src/A.java
            /work/a | Reading `/work/a/b` and /work/a/c | Reading `b` and c
            /work/a | Read /other/work/a/b             | Read /other/work/a/b
            /work/a | Read /work/ab                    | Read /work/ab
            /work/a | LS /work/a                       | LS .
            /work/a | Reading /work/a only reads, also `/work/a`. | Reading . only reads, also `.`.
            /work/a | It is in /work/a.                | It is in /work/a.
            /work/a | Read /work/a.b/c                 | Read /work/a.b/c
            /       | Read /etc/hosts                  | Read /etc/hosts
            """)
    void a_path_below_the_folder_is_called_by_its_name_within_it(String folder, String text, String shortened) {
        assertThat(Below.folder(Path.of(folder)).shorten(text)).isEqualTo(shortened);
    }
}
