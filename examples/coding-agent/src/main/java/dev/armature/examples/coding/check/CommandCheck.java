package dev.armature.examples.coding.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.examples.coding.report.JsonFault;
import dev.armature.examples.coding.setup.Hindrance;
import dev.armature.examples.coding.setup.RuleTools;
import dev.armature.examples.coding.setup.UserError;
import dev.armature.examples.coding.setup.WorkspaceFolder;
import dev.armature.permissions.Assessment;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.InvalidRulesException;
import dev.armature.permissions.rule.RuleProblem;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges commands as bash would run them in one folder, which is taken as a trusted workspace. Thread-safe. */
public final class CommandCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PermissionEngine engine;
    private final Path folder;

    private CommandCheck(PermissionEngine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /**
     * A check for that folder.
     *
     * @param mode the mode; the one that the rules ask for, or else the default, if empty
     * @param rules a file that holds the permission object of a settings file; no rules if empty
     * @throws UserError when the folder or the rules cannot be used, with every problem of the rules on a line of its own
     */
    public static CommandCheck in(Path folder, Optional<Mode> mode, Optional<Path> rules) {
        Path real = WorkspaceFolder.of(folder, "--cwd");
        PermissionEngine.Builder engine =
                PermissionEngine.builder().workspace(Workspace.of(real)).trust(Trust.TRUSTED);
        mode.ifPresent(engine::mode);
        rules.map(CommandCheck::source).ifPresent(engine::rules);
        try {
            return new CommandCheck(engine.build(), real);
        } catch (InvalidRulesException e) {
            throw new UserError(e.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private static RuleSource source(Path file) {
        if (file.toString().isEmpty() || Files.isDirectory(file)) {
            throw new UserError("--rules takes a file; "
                    + (file.toString().isEmpty() ? "its name is empty." : file + " is a folder."));
        }
        try {
            Path folder = file.toRealPath().resolve("..").normalize();
            String json = Files.readString(file);
            requireNoSettings(file, json);
            RuleSource source = RuleSource.parse(file.toString(), Tier.COMMAND_LINE, folder, json);
            new RuleTools().require(List.of(source));
            return source;
        } catch (IOException e) {
            throw new UserError("The rules in " + file + " cannot be read: " + Hindrance.of(e)
                    + ". Name a readable file in UTF-8 with --rules FILE.");
        }
    }

    private static void requireNoSettings(Path file, String json) {
        if (json.isBlank()) {
            throw new UserError(
                    file + ":1:1: expected {\"allow\": [...], \"ask\": [...], \"deny\": [...]}, but the file is"
                            + " empty. Write the rules into it, or leave --rules out.");
        }
        try {
            if (JSON.readTree(json).has("permissions")) {
                throw new UserError(file + ": expected the permission object alone, {\"allow\": [...], \"ask\": [...],"
                        + " \"deny\": [...]}, but this is a whole settings file, which has it as `permissions`. Copy the"
                        + " value of `permissions` to a file of its own, and name that with --rules FILE.");
            }
        } catch (JsonProcessingException e) {
            throw new UserError(
                    file + ":" + JsonFault.place(e) + ": This is not JSON: " + JsonFault.of(e) + ". Correct the text.");
        }
    }

    /** What may become of that command. */
    public Verdict of(String command) {
        Assessment assessment = engine.assess(new Action.RunCommand(command, folder, Shell.BASH));
        return new Verdict(command, folder, assessment);
    }
}
