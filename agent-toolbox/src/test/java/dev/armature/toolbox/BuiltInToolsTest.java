package dev.armature.toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.tools.Tools;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BuiltInToolsTest {

    private static List<String> names(ToolSet set) {
        return set.tools().stream().map(tool -> tool.spec().name()).toList();
    }

    @Test
    void the_sets_hold_what_their_names_say_in_a_fixed_order() {
        assertThat(names(BuiltInTools.readOnly())).containsExactly("Read", "LS", "Glob", "Grep");
        assertThat(names(BuiltInTools.changing())).containsExactly("Edit", "Write");
        assertThat(names(BuiltInTools.bash())).containsExactly("Bash");
        assertThat(names(BuiltInTools.all())).containsExactly("Read", "LS", "Glob", "Grep", "Edit", "Write", "Bash");
        assertThat(names(BuiltInTools.named("Bash", "Read"))).containsExactly("Bash", "Read");
    }

    @Test
    void a_name_that_is_none_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> BuiltInTools.named("Read", "Reed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no built-in tool `Reed`. They are: Read, LS, Glob, Grep, Edit, Write, Bash.");
    }

    @Test
    void other_jars_offer_tools_and_a_program_takes_them_by_name_or_all() {
        assertThat(Tools.providers()).containsExactly("built-in");
        assertThat(Tools.discovered().tools()).isEqualTo(BuiltInTools.all().tools());
        assertThat(Tools.discovered("built-in").tools())
                .isEqualTo(BuiltInTools.all().tools());
        assertThat(Tools.discovered(new String[0]).tools()).isEmpty();
        assertThatThrownBy(() -> Tools.discovered("weather"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected one provider of tools named `weather`, found 0. There are: built-in.");
    }

    @Test
    void every_field_of_every_tool_is_described() {
        for (Tool tool : BuiltInTools.all().tools()) {
            String schema = tool.spec().inputSchema();
            int fields = schema.split("\"type\":", -1).length - schema.split("\"items\":", -1).length;

            assertThat(schema.split("\"description\":\"", -1))
                    .as(tool.spec().name())
                    .hasSize(fields);
            assertThat(tool.spec().description()).as(tool.spec().name()).hasSizeBetween(200, 2_000);
        }
    }
}
