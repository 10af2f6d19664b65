package dev.armature.permissions;

import dev.armature.permissions.Findings.Claim;
import dev.armature.permissions.Findings.Edits;
import dev.armature.permissions.Findings.Objection;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Effects;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.matching.Subject;
import dev.armature.permissions.path.Guard;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.ShellJudge;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.report.Report;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what a shell command would do into what rules, proof and modes look at. */
final class Commands {

    /** What a rule that names no more than the tool speaks of. */
    private static final Subject EVERY_COMMAND = new Subject.ToolUse("Bash", Map.of());

    private static final NormalisedArgv ANYTHING = new NormalisedArgv(List.of(new NormalisedArgv.UnknownMany()));

    private static final int LONGEST_SHOWN = 80;

    private final ShellJudge judge;
    private final boolean isTrusted;

    Commands(ShellJudge judge, boolean isTrusted) {
        this.judge = judge;
        this.isTrusted = isTrusted;
    }

    Findings running(Action.RunCommand action) {
        Report report = judge.judge(action.command(), action.cwd(), action.shell());
        Collecting collecting =
                new Collecting("Running `" + shown(action.command()) + "`", action.command(), report.files());
        if (!isTrusted) {
            collecting.untrusted();
        }
        report.breaches().forEach(collecting::rail);
        collecting.hasWriter = !report.isStraight() && report.parts().stream().anyMatch(Part::mayWrite);
        report.parts().forEach(collecting::part);
        return collecting.findings(isTrusted);
    }

    private static String shown(String command) {
        String text = command.strip();
        int end = 0;
        while (end < text.length() && end < LONGEST_SHOWN && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end == text.length() ? text : text.substring(0, end) + "...";
    }

    /** What has been found out so far. */
    private static final class Collecting {

        private final String about;
        private final String text;
        private final FileView files;
        private final Subject script;
        private final Set<Objection> protections = new LinkedHashSet<>();
        private final Set<Subject> subjects = new LinkedHashSet<>();
        private final List<Claim> claims = new ArrayList<>();
        private final Set<Effect> kinds = EnumSet.noneOf(Effect.class);
        private final Set<Path> reads = new LinkedHashSet<>();
        private final Set<Path> writes = new LinkedHashSet<>();
        private final Set<String> hosts = new LinkedHashSet<>();
        private final List<ProgramStart> starts = new ArrayList<>();
        private boolean isParsed = true;
        private boolean onlyEdits = true;
        /** Whether something before may have made, changed or deleted files. */
        private boolean hasWriter;

        Collecting(String about, String text, FileView files) {
            this.about = about;
            this.text = text;
            this.files = files;
            this.script = new Subject.Script(text);
            subjects.add(script);
        }

        void untrusted() {
            onlyEdits = false;
            claims.add(new Claim(
                    List.of(EVERY_COMMAND),
                    List.of(Reason.of("workspace.untrusted", about + " is asked because no trusted workspace is set.")),
                    true,
                    ""));
        }

        void rail(Report.Breach breach) {
            protections.add(new Objection(
                    new Subject.Protection(
                            Subject.Protection.Kind.RAIL, breach.rail().id()),
                    breach.reason()));
        }

        void part(Part part) {
            collect(part);
            hasWriter |= part.mayWrite();
        }

        private void collect(Part part) {
            switch (part) {
                case Part.Start start -> start(start);
                case Part.Opened opened -> opened(opened);
                case Part.Area area ->
                    subjects.add(new Subject.Area(area.writes(), area.folder().orElse(null), files));
                case Part.Possible possible -> subjects.add(new Subject.Command(possible.readings(), false));
                case Part.MayContact contact -> {
                    contact.hosts().forEach(host -> subjects.add(new Subject.Host(host)));
                    contact.texts().forEach(mentioned -> subjects.add(new Subject.Mention(mentioned)));
                    subjects.add(new Subject.Mention(text));
                }
                case Part.Unseen unseen -> {
                    kinds.add(Effect.UNKNOWN);
                    starts.add(new ProgramStart(ANYTHING, Set.of(Effect.UNKNOWN), Optional.empty(), unseen.place()));
                    subjects.add(new Subject.Command(List.of(ANYTHING), true));
                    subjects.add(new Subject.Area(false, null, files));
                    subjects.add(new Subject.Area(true, null, files));
                }
                case Part.Obscure obscure -> {
                    kinds.add(obscure.kind());
                    isParsed &= !obscure.reason().code().equals(Doubt.UNPARSED.code());
                    onlyEdits = false;
                    claims.add(obscure(obscure));
                }
            }
        }

        /**
         * Whoever allows every command has allowed what nobody can look into, but for rails, which may be broken in what was not
         * looked through; whoever names this one word for word has allowed that as well.
         */
        private Claim obscure(Part.Obscure obscure) {
            String code = obscure.reason().code();
            if (code.startsWith(Guard.CODES)) {
                // It may touch what is guarded: nothing but the end of the guard covers that.
                Subject guard =
                        new Subject.Protection(Subject.Protection.Kind.GUARD, code.substring(Guard.CODES.length()));
                return new Claim(List.of(guard), obscure.missing(), false, "");
            }
            List<Subject> covering = new ArrayList<>();
            if (obscure.byName() && !Doubt.isUnsearched(code)) {
                covering.add(EVERY_COMMAND);
            }
            if (obscure.byName() && isParsed) {
                covering.add(script);
            }
            return new Claim(covering, obscure.missing(), obscure.byName(), "");
        }

        private void start(Part.Start start) {
            kinds.addAll(start.kinds());
            NormalisedArgv words = hasWriter ? start.later() : start.readings().getFirst();
            starts.add(new ProgramStart(words, start.kinds(), start.folder(), start.place()));
            Subject command = new Subject.Command(readings(start), true);
            subjects.add(command);
            for (String host : start.hosts()) {
                subjects.add(new Subject.Host(host));
                if (!host.isEmpty()) {
                    hosts.add(host);
                }
            }
            claims.add(new Claim(
                    List.of(command, EVERY_COMMAND, script),
                    start.missing(),
                    true,
                    start.suggestion().isEmpty() ? "" : "Bash(" + start.suggestion() + ")"));
            start.reads().forEach(standing -> file(standing, false));
            start.writes().forEach(standing -> file(standing, true));
            if (!start.missing().isEmpty()) {
                onlyEdits &= start.onlyEdits();
            }
        }

        /** What files there are may have changed, so that a pattern stands for any words. */
        private List<NormalisedArgv> readings(Part.Start start) {
            if (!hasWriter) {
                return start.readings();
            }
            List<NormalisedArgv> all = new ArrayList<>(List.of(start.later()));
            all.addAll(start.readings());
            return all;
        }

        private void opened(Part.Opened opened) {
            Standing standing = opened.file();
            kinds.add(opened.writes() ? Effect.WRITE : Effect.READ);
            file(standing, opened.writes());
            boolean isPlain = standing.sensitivity().isEmpty();
            Subject file = subject(standing, opened.writes());
            claims.add(new Claim(
                    isPlain ? List.of(file, EVERY_COMMAND, script) : List.of(file),
                    opened.missing(),
                    isPlain,
                    Judging.pathRule(opened.writes() ? "Edit" : "Read", standing)));
            if (!opened.missing().isEmpty()) {
                onlyEdits &= opened.writes() && standing.isOrdinaryInside();
            }
        }

        /** A path is judged as if a tool had opened it, whoever opens it. */
        private void file(Standing standing, boolean isWritten) {
            (isWritten ? writes : reads).add(standing.path().lexical());
            Subject subject = subject(standing, isWritten);
            subjects.add(subject);
            if (standing.isOrdinary()) {
                return;
            }
            String what =
                    (isWritten ? "Changing " : "Reading ") + standing.path().lexical();
            protections.addAll(Judging.guards(what, standing));
            if (standing.guard().filter(guard -> guard == Guard.CREDENTIALS).isPresent()) {
                kinds.add(Effect.SECRET);
            }
            if (!standing.sensitivity().isEmpty()) {
                claims.add(new Claim(
                        List.of(subject),
                        List.of(standing.sensitive(what)),
                        false,
                        Judging.pathRule(isWritten ? "Edit" : "Read", standing)));
            }
        }

        private static Subject subject(Standing standing, boolean isWritten) {
            return isWritten ? new Subject.Editing(standing.path()) : new Subject.Reading(standing.path());
        }

        Findings findings(boolean isTrusted) {
            return new Findings(
                    about,
                    List.copyOf(protections),
                    List.copyOf(subjects),
                    claims,
                    new Effects(kinds, reads, writes, hosts, starts, isParsed),
                    isTrusted && onlyEdits && !writes.isEmpty() ? Edits.ORDINARY_FILES : Edits.OTHER);
        }
    }
}
