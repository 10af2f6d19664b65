package dev.armature.permissions;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.rule.Rules;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** What is decided of an action, in the one word that a table of tests can hold, and the engine that most tests ask. */
final class Judged {
    private Judged() {}

    /** A workspace that somebody vouched for. The user's home is none that is there, so that nobody's settings are seen. */
    static PermissionEngine.Builder trusted(Path workspace) {
        return PermissionEngine.builder()
                .workspace(Workspace.of(workspace))
                .trust(Trust.TRUSTED)
                .home(Path.of(workspace + "-home"));
    }

    static PermissionEngine trusted(Path workspace, UnaryOperator<Rules> rules) {
        return trusted(workspace).rules(rules).build();
    }

    /** What bash is to run. */
    static Action run(String script, Path folder) {
        return new Action.RunCommand(script, folder, Shell.BASH);
    }

    static String script(Path workspace, String script) {
        return script(trusted(workspace).build(), workspace, script);
    }

    static String script(Path workspace, UnaryOperator<Rules> rules, String script) {
        return script(trusted(workspace, rules), workspace, script);
    }

    static String script(PermissionEngine engine, Path folder, String script) {
        return action(engine, run(script, folder));
    }

    static String reading(PermissionEngine engine, Path path) {
        return action(engine, new Action.ReadPath(path));
    }

    static String writing(PermissionEngine engine, Path path) {
        return action(engine, new Action.WritePath(path));
    }

    static String action(PermissionEngine engine, Action action) {
        return word(engine.assess(action));
    }

    static String word(Assessment assessment) {
        return switch (assessment.decision()) {
            case Decision.Allow ignored -> "allow";
            case Decision.Ask ignored -> "ask";
            case Decision.Deny ignored -> "deny";
        };
    }
}
