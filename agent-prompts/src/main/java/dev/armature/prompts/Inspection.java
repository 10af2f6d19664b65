package dev.armature.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.armature.prompts.Finding.Problem;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks every section of a system prompt twice, and reads what sections and tools say with suspicion. */
final class Inspection {

    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
    private static final String DAY = "\\b(?:19|20)\\d\\d-[01]\\d-[0-3]\\d(?:[T ][0-2]\\d:[0-5]\\d\\S*)?" + "|\\b"
            + MONTH + " [0-3]?\\d,? (?:19|20)\\d\\d\\b|\\b[0-3]?\\d " + MONTH + " (?:19|20)\\d\\d\\b";
    private static final String CLOCK = "\\b[0-2]?\\d:[0-5]\\d(?::[0-5]\\d\\b| ?[AaPp]\\.?[Mm]\\b)";
    /** Seconds or milliseconds since 1970, in our days. */
    private static final String EPOCH = "\\b1[5-9]\\d{8}(?:\\d{3})?\\b";

    private static final String COUNTED = "requests?|turns?|calls?|messages?|sessions?|conversations?|tokens?";
    private static final String COUNTER = "\\b(?i:" + COUNTED + ") (?:#|(?i:no\\.?|number) )\\d+\\b|\\b\\d+ (?i:"
            + COUNTED + ") (?:so far|left|remaining|used)\\b";

    private static final Map<Problem, Pattern> SUSPICIOUS = suspicious();

    private Inspection() {}

    static List<Finding> of(List<PromptSection> sections, Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (PromptSection section : sections) {
            if (section.stability() != Stability.MESSAGE) {
                inspect(section, facts.only(section.facts()), findings);
            }
        }
        return List.copyOf(findings);
    }

    static List<Finding> ofTools(SegmentChain request) {
        List<Finding> findings = new ArrayList<>();
        for (Segment segment : request.segments()) {
            if (segment.level() == Level.TOOLS && segment.stability() == Stability.GLOBAL) {
                String json = UTF_8.decode(segment.bytes()).toString();
                String lines = json.replace("\\n", "  "); // an escaped line end would hide the word behind it
                lint(segment.path(), lines, findings);
            }
        }
        return List.copyOf(findings);
    }

    private static void inspect(PromptSection section, Facts facts, List<Finding> findings) {
        String said = section.text(facts);
        String again = section.text(facts);
        if (!said.equals(again)) {
            findings.add(Finding.between(section.id(), said, again));
        }
        if (section.stability() == Stability.GLOBAL) {
            lint(section.id(), said, findings);
        }
        RenderedSection rendered = RenderedSection.of(section, said);
        if (rendered.wasCut()) {
            findings.add(new Finding(
                    section.id(),
                    Problem.TOO_LONG,
                    firstLost(said, rendered.text()),
                    "more than " + section.maxTokens() + " tokens"));
        }
    }

    /** The place of the first character that was cut off; up to there, what is kept differs only in its line ends. */
    private static int firstLost(String said, String kept) {
        int place = said.length() - said.stripLeading().length();
        for (int i = 0; i < kept.length() && place < said.length(); i++) {
            boolean lineEnd = said.charAt(place) == '\r';
            if ((lineEnd ? '\n' : said.charAt(place)) != kept.charAt(i)) {
                break;
            }
            place += said.startsWith("\r\n", place) ? 2 : 1;
        }
        return said.substring(0, place).getBytes(UTF_8).length;
    }

    private static void lint(String place, String said, List<Finding> findings) {
        SUSPICIOUS.forEach((problem, pattern) -> {
            Matcher matcher = pattern.matcher(said);
            while (matcher.find()) {
                int offset = said.substring(0, matcher.start()).getBytes(UTF_8).length;
                findings.add(new Finding(place, problem, offset, matcher.group()));
            }
        });
    }

    private static Map<Problem, Pattern> suspicious() {
        Map<Problem, Pattern> patterns = new EnumMap<>(Problem.class);
        patterns.put(Problem.TIME, Pattern.compile(String.join("|", DAY, CLOCK, EPOCH)));
        patterns.put(
                Problem.IDENTIFIER,
                Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b|@[0-9a-f]{6,8}\\b"));
        patterns.put(
                Problem.HOME_FOLDER,
                Pattern.compile(
                        "(?<![\\w.])(?:/home/|/Users/)[\\w.-]+|(?<![\\w.])/root\\b|\\b[A-Za-z]:\\\\{1,2}Users\\\\{1,2}[\\w.-]+"));
        patterns.put(Problem.COUNTER, Pattern.compile(COUNTER));
        return patterns;
    }
}
