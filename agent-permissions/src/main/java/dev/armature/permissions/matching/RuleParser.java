package dev.armature.permissions.matching;

import dev.armature.permissions.path.Glob;
import dev.armature.permissions.rule.Verdict;
import dev.armature.permissions.spi.FileView;
import java.net.IDN;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one rule. The grammar, top to bottom:
 *
 * <pre>
 * rule   : term ( 'except' term )*
 * term   : tool | tool '(' spec ')'
 * spec   : words ( ' *' | ':*' )?       for Bash
 *        | script                       for Bash, in a rule that allows and has no exceptions
 *        | path                         for Read and Edit
 *        | 'domain:' host               for WebFetch
 *        | id                           for Rail and Guard
 *        | name                         for Agent and Skill
 *        | parameter ':' glob           for every other tool
 * </pre>
 */
final class RuleParser {

    private static final Pattern TOOL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*\\*?");
    private static final Pattern EXCEPT = Pattern.compile("\\s+except\\s+");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*):(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\*\\*?\\.)?[^\\s/:*@?#]+");
    private static final Set<String> OURS = Set.of("Bash", "Read", "Edit", "Write", "WebFetch", "Rail", "Guard");

    private final List<Path> folder;
    private final Anchors anchors;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private boolean mayNameScripts;

    RuleParser(List<Path> folder, Anchors anchors) {
        this.folder = folder;
        this.anchors = anchors;
    }

    /** A parser for rules that speak of no paths. */
    static RuleParser forCommands() {
        return new RuleParser(List.of(), new Anchors(List.of(), Path.of("").toAbsolutePath(), FileView.system()));
    }

    /** What is odd about the rules read so far, though they work. */
    List<String> warnings() {
        return warnings;
    }

    /** rule : term ( 'except' term )* */
    ParsedRule rule(String text, Verdict verdict) throws RuleSyntax {
        if (text.indexOf('\0') >= 0) {
            throw new RuleSyntax(
                    "There is a NUL in the rule, which no command and no path can hold.", "Take it out, or write `*`.");
        }
        terms.clear();
        splitTerms(text.strip());
        mayNameScripts = verdict == Verdict.ALLOW && terms.size() == 1;
        Term base = term(terms.getFirst());
        List<Term> exceptions = new ArrayList<>();
        for (String exception : terms.subList(1, terms.size())) {
            exceptions.add(exception(terms.getFirst(), base, exception));
        }
        return new ParsedRule(base, List.copyOf(exceptions));
    }

    private Term exception(String baseText, Term base, String text) throws RuleSyntax {
        Term exception = term(text);
        String tool = judgedAs(tool(text));
        if (!judgedAs(tool(baseText)).equals(tool)
                && !(base instanceof Term.ToolName any && any.name().matches(tool))) {
            throw new RuleSyntax(
                    "The exception `" + text + "` is about another tool, so it can never take anything away.",
                    "Name the same tool on both sides of `except`.");
        }
        if (text.equals(baseText) || exception instanceof Term.ToolName) {
            throw new RuleSyntax(
                    "The exception `" + text + "` takes everything away, so the rule can never match.",
                    "Remove the rule, or narrow the exception.");
        }
        return exception;
    }

    /** Cuts at {@code except}, but not inside parentheses. */
    private void splitTerms(String text) throws RuleSyntax {
        int start = 0;
        while (true) {
            int end = endOfTerm(text, start);
            terms.add(text.substring(start, end));
            if (end == text.length()) {
                return;
            }
            Matcher except = EXCEPT.matcher(text).region(end, text.length());
            if (!except.lookingAt() || except.end() == text.length()) {
                throw new RuleSyntax(
                        "Expected the end of the rule or `except Tool(...)` but there was `"
                                + text.substring(end).strip() + "`.",
                        "A rule is `Tool`, `Tool(...)` or `Tool(...) except Tool(...)`.");
            }
            start = except.end();
        }
    }

    private static int endOfTerm(String text, int start) throws RuleSyntax {
        Matcher tool = TOOL.matcher(text).region(start, text.length());
        if (!tool.lookingAt()) {
            throw new RuleSyntax(
                    "Expected the name of a tool but there was `" + text.substring(start) + "`.",
                    "A rule starts with a tool, such as `Bash(git log:*)` or `Read(./secrets/**)`.");
        }
        if (tool.end() == text.length() || text.charAt(tool.end()) != '(') {
            return tool.end();
        }
        for (int close = text.indexOf(')', tool.end()); close >= 0; close = text.indexOf(')', close + 1)) {
            if (close + 1 == text.length()
                    || EXCEPT.matcher(text).region(close + 1, text.length()).lookingAt()) {
                return close + 1;
            }
        }
        throw new RuleSyntax("The `(` is never closed.", "End the rule with `)`.");
    }

    private static String tool(String term) {
        int open = term.indexOf('(');
        return open < 0 ? term : term.substring(0, open);
    }

    /** The tool whose rules hold: every change of a file is an edit. */
    private static String judgedAs(String tool) {
        return tool.equals("Write") ? "Edit" : tool;
    }

    /** term : tool | tool '(' spec ')' */
    private Term term(String term) throws RuleSyntax {
        String tool = asWeSpellIt(tool(term));
        boolean isBare = term.indexOf('(') < 0;
        if (tool.endsWith("*") && !tool.startsWith("mcp__")) {
            throw new RuleSyntax("`" + tool + "` is no tool.", "Only `mcp__server__*` may end with `*`.");
        }
        if (tool.equals("Write")) {
            warnings.add("`Write` rules are read as `Edit`: one kind of rule covers every change of a file.");
            tool = judgedAs(tool);
        }
        if (isBare) {
            return bare(tool);
        }
        String spec = term.substring(term.indexOf('(') + 1, term.length() - 1);
        if (spec.isBlank()) {
            throw new RuleSyntax("Nothing stands between the parentheses.", "Write `" + tool + "` for every use.");
        }
        return switch (tool) {
            case "Bash" -> command(spec);
            case "Read" -> new Term.Paths(false, PathGlob.parse(spec, folder, anchors));
            case "Edit" -> new Term.Paths(true, PathGlob.parse(spec, folder, anchors));
            case "WebFetch" -> domain(spec);
            case "Rail" -> new Term.Switch(new Subject.Protection(Subject.Protection.Kind.RAIL, spec));
            case "Guard" -> new Term.Switch(new Subject.Protection(Subject.Protection.Kind.GUARD, spec));
            case "Agent" -> named(tool, "agent_type", spec);
            case "Skill" -> named(tool, "skill", spec);
            default -> parameter(tool, spec);
        };
    }

    private static String asWeSpellIt(String tool) throws RuleSyntax {
        for (String ours : OURS) {
            if (ours.equalsIgnoreCase(tool) && !ours.equals(tool)) {
                throw new RuleSyntax(
                        "There is no tool `" + tool + "`; names are case-sensitive.", "Write `" + ours + "`.");
            }
        }
        return tool;
    }

    private static Term bare(String tool) throws RuleSyntax {
        if (tool.equals("Rail") || tool.equals("Guard")) {
            throw new RuleSyntax("`" + tool + "` needs the id of one protection.", "Write `" + tool + "(id)`.");
        }
        boolean isServer = tool.startsWith("mcp__") && tool.indexOf("__", 5) < 0;
        return new Term.ToolName(Glob.of(isServer ? tool + "__*" : tool));
    }

    /** words ( ' *' | ':*' )? | script */
    private Term command(String spec) throws RuleSyntax {
        String text = spec.strip();
        boolean further = text.endsWith(":*");
        if (mayNameScripts && RuleWords.isScript(text) && !further && !text.endsWith(" *")) {
            return new Term.ScriptText(spec);
        }
        List<Glob> words = new ArrayList<>(RuleWords.split(further ? text.substring(0, text.length() - 2) : text));
        if (!words.isEmpty() && words.getLast().isAnything()) {
            words.removeLast();
            further = true;
        }
        if (words.isEmpty()) {
            if (text.equals("*")) {
                return new Term.CommandWords(List.of(), true, spec);
            }
            throw new RuleSyntax("The rule names no program.", "Write `Bash` for every command.");
        }
        if (words.getFirst().isAnything()) {
            throw new RuleSyntax("A rule must name its program, was `*`.", "Write one rule for each program.");
        }
        if (words.size() > 1 && words.get(1).isAnything()) {
            throw new RuleSyntax(
                    "A `*` before the subcommand lets any option stand there.",
                    "Write the subcommand first: `Bash(" + words.getFirst() + " subcommand *)`.");
        }
        return new Term.CommandWords(List.copyOf(words), further, spec);
    }

    private static Term domain(String spec) throws RuleSyntax {
        String fix = "Write `WebFetch(domain:example.org)`, `*.example.org` or `**.example.org`.";
        if (!spec.startsWith("domain:")) {
            throw new RuleSyntax("Expected `domain:` but there was `" + spec + "`, which can never match.", fix);
        }
        String host = spec.substring("domain:".length()).strip();
        if (!HOST.matcher(host).matches()) {
            throw new RuleSyntax("`" + host + "` is not the name of a host, so the rule can never match.", fix);
        }
        String plain = ascii(host.replaceFirst("^\\*\\*?\\.", ""), fix);
        Glob exactly = Glob.of(plain);
        Glob below = Glob.of("*." + plain);
        return new Term.Domain(
                host.startsWith("**.") ? List.of(below, exactly) : List.of(host.startsWith("*.") ? below : exactly));
    }

    private static String ascii(String host, String fix) throws RuleSyntax {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new RuleSyntax("`" + host + "` is not the name of a host, so the rule can never match.", fix);
        }
    }

    private static Term named(String tool, String parameter, String spec) {
        Matcher written = PARAMETER.matcher(spec);
        return written.matches()
                ? new Term.Parameter(tool, written.group(1), Glob.of(written.group(2)))
                : new Term.Parameter(tool, parameter, Glob.of(spec));
    }

    private static Term parameter(String tool, String spec) throws RuleSyntax {
        Matcher written = PARAMETER.matcher(spec);
        if (!written.matches()) {
            throw new RuleSyntax(
                    "Expected `parameter:value` but there was `" + spec + "`, which can never match.",
                    meant(tool) + "Write `" + tool + "(parameter:glob)`, or `" + tool + "` for every use.");
        }
        return new Term.Parameter(tool, written.group(1), Glob.of(written.group(2)));
    }

    /** A question, if one letter too many, too few or other, or two exchanged, make the name one that we know. */
    private static String meant(String tool) {
        return OURS.stream()
                .filter(ours -> isNear(tool.toLowerCase(Locale.ROOT), ours.toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst()
                .map(ours -> "Did you mean `" + ours + "`? ")
                .orElse("");
    }

    private static boolean isNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int from = 0;
        while (from < shorter && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < shorter - from && a.charAt(a.length() - 1 - behind) == b.charAt(b.length() - 1 - behind)) {
            behind++;
        }
        String restOfA = a.substring(from, a.length() - behind);
        String restOfB = b.substring(from, b.length() - behind);
        return Math.max(restOfA.length(), restOfB.length()) <= 1
                || (restOfA.length() == 2
                        && new StringBuilder(restOfA).reverse().toString().equals(restOfB));
    }

    /** A rule's term and what is taken away from it. */
    record ParsedRule(Term base, List<Term> exceptions) {

        /** What an exception takes away is in the parts of a whole, so a rule that has one never allows the whole. */
        Match allows(Subject subject) {
            Match match = base.allows(subject);
            boolean excepted = match != Match.NO
                    && exceptions.stream()
                            .anyMatch(exception -> exception.forbids(subject) != Match.NO
                                    || (isWhole(subject) && !(exception instanceof Term.Parameter)));
            return excepted ? Match.NO : match;
        }

        private static boolean isWhole(Subject subject) {
            return subject instanceof Subject.ToolUse || subject instanceof Subject.Script;
        }

        Match forbids(Subject subject) {
            Match match = base.forbids(subject);
            boolean excepted = match != Match.NO
                    && exceptions.stream().anyMatch(exception -> exception.allows(subject) == Match.YES);
            return excepted ? Match.NO : match;
        }
    }
}
