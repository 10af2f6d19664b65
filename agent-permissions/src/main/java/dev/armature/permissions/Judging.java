package dev.armature.permissions;

import dev.armature.permissions.Findings.Claim;
import dev.armature.permissions.Findings.Edits;
import dev.armature.permissions.Findings.Objection;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.matching.Subject;
import dev.armature.permissions.path.Guard;
import dev.armature.permissions.path.Places;
import dev.armature.permissions.path.Standing;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out what one action is, before anybody's rules are asked. */
final class Judging {

    private final Places places;
    private final boolean isTrusted;
    private final Optional<Path> planFile;

    Judging(Places places, boolean isTrusted, Optional<Path> planFile) {
        this.places = places;
        this.isTrusted = isTrusted;
        this.planFile = planFile;
    }

    Findings reading(Action.ReadPath action) {
        String about = "Reading " + action.path();
        Optional<ResolvedPath> resolved = places.resolver().resolve(action.path());
        if (resolved.isEmpty()) {
            return circular(about, Effect.READ);
        }
        Standing standing = places.reading(resolved.get());
        Subject subject = new Subject.Reading(resolved.get());
        List<Reason> missing = new ArrayList<>();
        if (!isTrusted) {
            missing.add(Reason.of("workspace.untrusted", about + " is asked because no trusted workspace is set."));
        } else if (!standing.isInside()) {
            missing.add(Standing.outside(about));
        }
        addSensitivity(about, standing, missing);
        return new Findings(
                about,
                guards(about, standing),
                List.of(subject),
                List.of(new Claim(
                        List.of(subject), missing, standing.sensitivity().isEmpty(), pathRule("Read", standing))),
                effects(Effect.READ, standing, Set.of(action.path()), Set.of()),
                Edits.OTHER);
    }

    Findings writing(Action.WritePath action) {
        String about = "Changing " + action.path();
        Optional<ResolvedPath> resolved = places.resolver().resolve(action.path());
        if (resolved.isEmpty()) {
            return circular(about, Effect.WRITE);
        }
        Standing standing = places.writing(resolved.get());
        Subject subject = new Subject.Editing(resolved.get());
        List<Reason> missing = new ArrayList<>();
        missing.add(Reason.of("write", about + " is more than reading."));
        if (!standing.isInside()) {
            missing.add(Standing.outside(about));
        }
        addSensitivity(about, standing, missing);
        return new Findings(
                about,
                guards(about, standing),
                List.of(subject),
                List.of(new Claim(
                        List.of(subject), missing, standing.sensitivity().isEmpty(), pathRule("Edit", standing))),
                effects(Effect.WRITE, standing, Set.of(), Set.of(action.path())),
                isPlanFile(resolved.get())
                        ? Edits.PLAN
                        : isTrusted && standing.isOrdinaryInside() ? Edits.ORDINARY_FILES : Edits.OTHER);
    }

    Findings fetching(Action.Fetch action) {
        String host = host(action.uri());
        String about = "Fetching from " + (host.isEmpty() ? action.uri().toString() : host);
        Subject subject = new Subject.Host(host);
        return new Findings(
                about,
                List.of(),
                List.of(subject),
                List.of(new Claim(
                        List.of(subject),
                        List.of(Reason.of("network", about + " is more than reading in the workspace.")),
                        true,
                        host.isEmpty() ? "" : "WebFetch(domain:" + host + ")")),
                Effects.of(Set.of(Effect.NETWORK), Set.of(), Set.of(), host.isEmpty() ? Set.of() : Set.of(host)),
                Edits.OTHER);
    }

    Findings using(Action.UseTool action) {
        String about = "Using " + action.tool();
        Subject subject = new Subject.ToolUse(action.tool(), action.parameters());
        return new Findings(
                about,
                List.of(),
                List.of(subject),
                List.of(new Claim(
                        List.of(subject),
                        List.of(Reason.of("tool.unjudged", "No rule speaks of the tool " + action.tool() + ".")),
                        true,
                        action.tool())),
                Effects.of(Set.of(Effect.UNKNOWN), Set.of(), Set.of(), Set.of()),
                Edits.OTHER);
    }

    /** Whether it is the file itself: a link in its place would have another file written. */
    private boolean isPlanFile(ResolvedPath path) {
        return planFile.flatMap(this::withoutLastLink)
                .filter(path.real()::equals)
                .isPresent();
    }

    private Optional<Path> withoutLastLink(Path file) {
        return Optional.ofNullable(file.getParent())
                .flatMap(places.resolver()::resolve)
                .map(folder -> folder.real().resolve(file.getFileName()));
    }

    private static void addSensitivity(String about, Standing standing, List<Reason> missing) {
        if (!standing.sensitivity().isEmpty()) {
            missing.add(standing.sensitive(about));
        }
    }

    static List<Objection> guards(String about, Standing standing) {
        return standing.guard().map(guard -> List.of(objection(about, guard))).orElse(List.of());
    }

    private static Objection objection(String about, Guard guard) {
        return new Objection(new Subject.Protection(Subject.Protection.Kind.GUARD, guard.id()), guard.objection(about));
    }

    private static Effects effects(Effect effect, Standing standing, Set<Path> reads, Set<Path> writes) {
        boolean isSecret =
                standing.guard().filter(guard -> guard == Guard.CREDENTIALS).isPresent();
        return Effects.of(isSecret ? Set.of(effect, Effect.SECRET) : Set.of(effect), reads, writes, Set.of());
    }

    private static Findings circular(String about, Effect effect) {
        return new Findings(
                about,
                List.of(),
                List.of(),
                List.of(new Claim(
                        List.of(),
                        List.of(Reason.of("path.unresolvable", about + ": its links lead in circles.")),
                        true,
                        "")),
                Effects.of(Set.of(effect, Effect.UNKNOWN), Set.of(), Set.of(), Set.of()),
                Edits.OTHER);
    }

    /** The file itself and no more. */
    static String pathRule(String tool, Standing standing) {
        return tool + "(/" + standing.path().real() + ")";
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return "";
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
