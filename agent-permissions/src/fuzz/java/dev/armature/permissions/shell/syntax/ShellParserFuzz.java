package dev.armature.permissions.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.armature.permissions.Limit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShellParserFuzz {

    @MethodSource("dev.armature.permissions.Seeds#commands")
    @FuzzTest(maxDuration = "")
    void any_text_has_an_answer_and_what_is_understood_prints_as_the_same_tree(byte[] bytes) {
        Limit.hold(new String(bytes, StandardCharsets.UTF_8), text -> {
            switch (ShellParser.parse(text)) {
                case Parse.Unparsed unparsed -> {
                    assertThat(unparsed.span().start()).isBetween(0, text.length());
                    assertThat(unparsed.span().end()).isBetween(unparsed.span().start(), text.length());
                }
                case Parse.Parsed(Script script) -> {
                    String printed = Printer.print(script);
                    Parse again = ShellParser.parse(printed);

                    assertThat(again).as(printed).isInstanceOf(Parse.Parsed.class);
                    assertThat(TreeText.of(((Parse.Parsed) again).script()))
                            .as(printed)
                            .isEqualTo(TreeText.of(script));
                }
            }
        });
    }
}
