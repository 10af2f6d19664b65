package dev.armature.examples.coding.offline.dialogue;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of a call. */
public record Outcome(Call call, String text, boolean isError) {
    private static final Pattern CODE = Pattern.compile("^\\[(E_[A-Z_]+)]");
    private static final Pattern EXIT = Pattern.compile("(?mi)^\\W*exit (?:code|status):? (\\d{1,9})\\W*$");

    public Outcome {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(text, "text");
    }

    /** The stable code of a failed call; empty when there is none. */
    public String code() {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Whether the call did what it should. Dialects without a mark for errors are known by the code. */
    public boolean succeeded() {
        return !isError && code().isEmpty();
    }

    /** Somebody or some rule forbade the call, so it must not be tried again. */
    public boolean denied() {
        return code().startsWith("E_DENIED") || code().equals("E_NEEDS_USER") || code().equals("E_SANDBOX");
    }

    /** The call was not made because the run was stopped. */
    boolean cancelled() {
        return code().equals("E_CANCELLED");
    }

    /** The exit code of a command; 0 when nothing else is said, 1 for a failure that says no number. */
    public int exitCode() {
        int code = isError || !code().isEmpty() ? 1 : 0;
        Matcher matcher = EXIT.matcher(text);
        while (matcher.find()) {
            code = Integer.parseInt(matcher.group(1));
        }
        return code;
    }

    /** The first line of the text, for reports. */
    public String firstLine() {
        return text.strip().lines().findFirst().orElse("(no output)");
    }
}
