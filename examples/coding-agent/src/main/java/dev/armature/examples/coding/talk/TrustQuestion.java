package dev.armature.examples.coding.talk;

import dev.armature.examples.coding.report.Printable;
import dev.armature.examples.coding.setup.FolderTrust;
import dev.armature.examples.coding.setup.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Asks once per folder whether its own settings and instructions may be listened to. */
public final class TrustQuestion {
    private final FolderTrust trust;
    private final LineInput input;
    private final PrintStream out;

    public TrustQuestion(Map<String, String> environment, LineInput input, PrintStream out) {
        this.trust = new FolderTrust(Home.of(environment));
        this.input = input;
        this.out = out;
    }

    /** Asks unless the answer is known, and remembers a yes or a no. A folder that does not exist is somebody else's to refuse. */
    public void ask(Path workspace, boolean isAnswered) throws InterruptedException {
        Path folder;
        try {
            folder = workspace.toRealPath();
        } catch (IOException e) {
            return;
        }
        if (isAnswered || trust.covers(folder) || trust.isRefused(folder)) {
            return;
        }
        out.println("Do you trust what lies in " + Printable.line(folder.toString()) + "?");
        out.println(
                "  Yes: its AGENTS.md, .armature/settings.json and .armature/settings.local.json are listened to, and this"
                        + " is remembered for it and the folders in it.");
        out.println(
                "  No: only its rules that forbid or ask count, and this is remembered too. Reading there still needs no"
                        + " question.");
        String choices = "  Enter alone: as no, but you are asked again. [y/N] ";
        while (true) {
            switch (Question.ask(input, out, choices, "").toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    trust.add(folder);
                    return;
                }
                case "n", "no" -> {
                    trust.refuse(folder);
                    return;
                }
                case "" -> {
                    return;
                }
                default -> out.println("  Please answer with y, with n, or with Enter alone.");
            }
        }
    }
}
