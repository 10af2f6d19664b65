package dev.armature.permissions;

import dev.armature.permissions.action.UserHome;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an engine is built of. Immutable. */
final class Settings {

    final @Nullable Workspace workspace;
    final Trust trust;
    final @Nullable Path homeOrNull;
    final @Nullable Path planFile;
    final List<RuleSource> sources;
    final Programs programs;
    final CommandChecks checks;
    private final @Nullable Mode chosenMode;

    private Settings(
            @Nullable Workspace workspace,
            Trust trust,
            @Nullable Path homeOrNull,
            @Nullable Path planFile,
            List<RuleSource> sources,
            Programs programs,
            CommandChecks checks,
            @Nullable Mode chosenMode) {
        this.workspace = workspace;
        this.trust = Objects.requireNonNull(trust, "trust");
        this.homeOrNull = homeOrNull;
        this.planFile = planFile;
        this.sources = List.copyOf(sources);
        this.programs = programs;
        this.checks = checks;
        this.chosenMode = chosenMode;
    }

    static Settings none() {
        return new Settings(
                null,
                Trust.UNTRUSTED,
                UserHome.current().orElse(null),
                null,
                List.of(),
                Programs.standard(),
                CommandChecks.none(),
                null);
    }

    Settings withWorkspace(Workspace other) {
        return new Settings(
                Objects.requireNonNull(other, "workspace"),
                trust,
                homeOrNull,
                planFile,
                sources,
                programs,
                checks,
                chosenMode);
    }

    Settings withTrust(Trust other) {
        return new Settings(workspace, other, homeOrNull, planFile, sources, programs, checks, chosenMode);
    }

    Settings withHome(Path other) {
        return new Settings(
                workspace, trust, other.toAbsolutePath().normalize(), planFile, sources, programs, checks, chosenMode);
    }

    Settings withPlanFile(Path other) {
        return new Settings(
                workspace,
                trust,
                homeOrNull,
                other.toAbsolutePath().normalize(),
                sources,
                programs,
                checks,
                chosenMode);
    }

    Settings withMode(Mode other) {
        return new Settings(
                workspace,
                trust,
                homeOrNull,
                planFile,
                sources,
                programs,
                checks,
                Objects.requireNonNull(other, "mode"));
    }

    Settings withSource(RuleSource extra) {
        List<RuleSource> more = new ArrayList<>(sources);
        more.add(Objects.requireNonNull(extra, "source"));
        return new Settings(workspace, trust, homeOrNull, planFile, more, programs, checks, chosenMode);
    }

    Settings withModels(CommandModels models) {
        return new Settings(
                workspace, trust, homeOrNull, planFile, sources, programs.with(models.files()), checks, chosenMode);
    }

    Settings withChecks(CommandChecks more) {
        return new Settings(workspace, trust, homeOrNull, planFile, sources, programs, checks.and(more), chosenMode);
    }

    /** The chosen mode, else the first that a source may ask for in the order of tiers, else the default. */
    Mode mode() {
        if (chosenMode != null) {
            return chosenMode;
        }
        return sources.stream()
                .filter(source -> !isMuted(source.tier()))
                .sorted(Comparator.comparing(RuleSource::tier))
                .flatMap(source -> source.mode().stream())
                .findFirst()
                .orElse(Mode.DEFAULT);
    }

    /** From where rules count that begin with {@code ~/}; what the system knows of the user where a shell's answer is unknown. */
    Path anchorOfHome() {
        return homeOrNull != null
                ? homeOrNull
                : Path.of(System.getProperty("user.home", "/")).toAbsolutePath();
    }

    /** Whether rules of the tier lie in a workspace that nobody vouched for, so that they may only tighten. */
    boolean isMuted(Tier tier) {
        return tier.comesWithTheWorkspace() && !trust.mayLoosen();
    }

    PermissionEngine engine() {
        return PermissionEngine.of(this, Compiled.from(this));
    }
}
