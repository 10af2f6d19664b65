package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.decision.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan is the one file that may be written in plan mode. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlanFileTest {

    @TempDir
    Path root;

    @Test
    void the_plan_may_be_written_in_plan_mode_and_in_no_other() throws IOException {
        PermissionEngine engine = Judged.trusted(root)
                .planFile(root.resolve("plan.md"))
                .rules(rules -> rules.ask("Edit(asked/**)"))
                .build();
        PermissionEngine planning = engine.withMode(Mode.PLAN);

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("allow");
        assertThat(Judged.writing(planning, root.resolve("src/../plan.md"))).isEqualTo("allow");
        assertThat(Judged.writing(planning, root.resolve("other.md"))).isEqualTo("deny");
        assertThat(Judged.writing(engine, root.resolve("plan.md"))).isEqualTo("ask");
        assertThat(Judged.writing(engine.withMode(Mode.DONT_ASK), root.resolve("plan.md")))
                .isEqualTo("deny");

        Files.createSymbolicLink(root.resolve("plan.md"), root.resolve("other.md"));

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("deny");
        assertThat(Judged.writing(planning, root.resolve("other.md"))).isEqualTo("deny");
    }

    @Test
    void a_rule_about_the_plan_holds_in_plan_mode_too() {
        PermissionEngine planning = Judged.trusted(root)
                .planFile(root.resolve("plan.md"))
                .rules(rules -> rules.ask("Edit(plan.md)"))
                .mode(Mode.PLAN)
                .build();

        assertThat(Judged.writing(planning, root.resolve("plan.md"))).isEqualTo("ask");
    }
}
