package dev.armature.permissions;

import dev.armature.permissions.action.UserHome;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.RuleSource;
import dev.armature.permissions.rule.Tier;
import dev.armature.permissions.shell.program.Programs;
import dev.armature.permissions.spi.FileView;
import dev.armature.permissions.trust.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
    final FileView files;
    private final @Nullable Mode chosenMode;
    private final Mode mode;

    private Settings(Draft draft) {
        this.workspace = draft.workspace;
        this.trust = draft.trust;
        this.homeOrNull = draft.homeOrNull;
        this.planFile = draft.planFile;
        this.sources = List.copyOf(draft.sources);
        this.programs = draft.programs;
        this.checks = draft.checks;
        this.files = draft.files;
        this.chosenMode = draft.chosenMode;
        this.mode = chosenMode == null ? askedFor() : chosenMode;
    }

    static Settings none() {
        return new Settings(new Draft());
    }

    Settings withWorkspace(Workspace other) {
        return with(draft -> draft.workspace = Objects.requireNonNull(other, "workspace"));
    }

    Settings withTrust(Trust other) {
        return with(draft -> draft.trust = Objects.requireNonNull(other, "trust"));
    }

    Settings withHome(Path other) {
        return with(draft -> draft.homeOrNull = other.toAbsolutePath().normalize());
    }

    Settings withPlanFile(Path other) {
        return with(draft -> draft.planFile = other.toAbsolutePath().normalize());
    }

    Settings withMode(Mode other) {
        return with(draft -> draft.chosenMode = Objects.requireNonNull(other, "mode"));
    }

    Settings withSource(RuleSource extra) {
        return with(draft -> draft.sources.add(Objects.requireNonNull(extra, "source")));
    }

    Settings withModels(CommandModels models) {
        return with(draft -> draft.programs = programs.with(models.files()));
    }

    Settings withChecks(CommandChecks more) {
        return with(draft -> draft.checks = checks.and(more));
    }

    Settings withFiles(FileView other) {
        return with(draft -> draft.files = Objects.requireNonNull(other, "files"));
    }

    private Settings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Settings(draft);
    }

    /** The chosen mode, else the first that a source may ask for in the order of tiers, else the default. */
    Mode mode() {
        return mode;
    }

    private Mode askedFor() {
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

    /** Settings while one of them is being changed. */
    private static final class Draft {
        @Nullable
        Workspace workspace;

        Trust trust;

        @Nullable
        Path homeOrNull;

        @Nullable
        Path planFile;

        final List<RuleSource> sources;
        Programs programs;
        CommandChecks checks;
        FileView files;

        @Nullable
        Mode chosenMode;

        /** What counts where nothing was said. */
        Draft() {
            trust = Trust.UNTRUSTED;
            homeOrNull = UserHome.current().orElse(null);
            sources = new ArrayList<>();
            programs = Programs.standard();
            checks = CommandChecks.none();
            files = FileView.system();
        }

        Draft(Settings settings) {
            workspace = settings.workspace;
            trust = settings.trust;
            homeOrNull = settings.homeOrNull;
            planFile = settings.planFile;
            sources = new ArrayList<>(settings.sources);
            programs = settings.programs;
            checks = settings.checks;
            files = settings.files;
            chosenMode = settings.chosenMode;
        }
    }
}
