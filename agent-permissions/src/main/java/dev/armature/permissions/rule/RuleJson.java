package dev.armature.permissions.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.rule.RuleProblem.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one permission object of a settings file, strictly: whatever it does not know is a problem with its place. */
final class RuleJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final Tier tier;
    private final Path folder;
    private final String text;
    private final List<WrittenRule> rules = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private @Nullable Mode mode;

    RuleJson(String name, Tier tier, Path folder, String text) {
        this.name = name;
        this.tier = tier;
        this.folder = folder;
        this.text = text;
    }

    RuleSource read() {
        try (JsonParser json = JSON.createParser(text)) {
            object(json);
        } catch (JsonProcessingException e) {
            problem(place(e.getLocation()), "", "This is not valid JSON: " + firstLine(e) + ".", "Correct the text.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string cannot fail", e);
        }
        return new RuleSource(name, tier, folder, mode, rules, problems);
    }

    /** object : '{' ( "defaultMode" string | ( "allow" | "ask" | "deny" ) list )* '}' */
    private void object(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            problem(here(json), "", "Expected an object `{...}`.", "Write {\"allow\": [], \"ask\": [], \"deny\": []}.");
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            String place = here(json);
            json.nextToken();
            switch (field) {
                case "defaultMode" -> defaultMode(json);
                case "allow" -> list(json, Verdict.ALLOW);
                case "ask" -> list(json, Verdict.ASK);
                case "deny" -> list(json, Verdict.DENY);
                default -> {
                    problem(
                            place,
                            "",
                            "There is no key `" + field + "` here.",
                            "The keys are defaultMode, allow, ask and deny.");
                    json.skipChildren();
                }
            }
        }
        if (json.nextToken() != null) {
            problem(here(json), "", "Expected nothing after the object.", "Remove what follows it.");
        }
    }

    private void defaultMode(JsonParser json) throws IOException {
        String known = Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "));
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            problem(here(json), "", "Expected the name of a mode.", "The modes are " + known + ".");
            json.skipChildren();
            return;
        }
        mode = Mode.named(json.getText()).orElse(null);
        if (mode == null) {
            problem(here(json), "", "There is no mode `" + json.getText() + "`.", "The modes are " + known + ".");
        }
    }

    /** list : '[' ( string | rule )* ']' */
    private void list(JsonParser json, Verdict verdict) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            problem(
                    here(json),
                    "",
                    "Expected a list of rules for `" + verdict.word() + "`.",
                    "Write [\"Bash(git log:*)\"].");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String place = here(json);
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                rules.add(new WrittenRule(verdict, json.getText(), List.of(), List.of(), "", place));
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                rule(json, verdict, place);
            } else {
                problem(
                        place,
                        "",
                        "Expected a rule as text or as an object with `rule`.",
                        "Write \"Bash(git log:*)\".");
                json.skipChildren();
            }
        }
    }

    /** rule : '{' "rule" string ( "match" strings | "notMatch" strings | "justification" string )* '}' */
    private void rule(JsonParser json, Verdict verdict, String place) throws IOException {
        String rule = null;
        String why = "";
        List<String> match = List.of();
        List<String> notMatch = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            String fieldPlace = here(json);
            json.nextToken();
            switch (field) {
                case "rule" -> rule = string(json, field);
                case "justification" -> why = string(json, field);
                case "match" -> match = strings(json, field);
                case "notMatch" -> notMatch = strings(json, field);
                default -> {
                    problem(
                            fieldPlace,
                            "",
                            "A rule has no key `" + field + "`.",
                            "The keys are rule, match, notMatch and justification.");
                    json.skipChildren();
                }
            }
        }
        if (rule == null) {
            problem(place, "", "This rule has no `rule`.", "Add \"rule\": \"Bash(git log:*)\".");
            return;
        }
        rules.add(new WrittenRule(verdict, rule, match, notMatch, why, place));
    }

    private String string(JsonParser json, String field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        problem(here(json), "", "Expected text for `" + field + "`.", "Put it in double quotes.");
        json.skipChildren();
        return "";
    }

    private List<String> strings(JsonParser json, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            texts.add(string(json, field));
            return texts;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(string(json, field));
        }
        return texts;
    }

    private void problem(String place, String rule, String message, String fix) {
        problems.add(new RuleProblem(Severity.ERROR, name, place, rule, message, fix));
    }

    private static String here(JsonParser json) {
        return place(json.currentTokenLocation());
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
