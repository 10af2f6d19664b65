package dev.armature.examples.coding.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.testkit.simulator.reply.ReplyBlock;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimMessage;
import dev.armature.testkit.simulator.request.SimRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plays the host of a conversation with the planner: does its calls in a folder and asks it again, until it answers. Each
 * request is made anew from the transcript, as a host that was restarted would make it.
 */
final class Workshop {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TURNS = 300;

    private final Path folder;
    private final FolderTools tools;
    private final List<SimMessage> messages = new ArrayList<>();
    private final List<SimBlock.ToolUse> calls = new ArrayList<>();
    private final List<String> offered;
    private final List<Integer> callsOfTurns = new ArrayList<>();
    private Predicate<SimBlock.ToolUse> denied = call -> false;
    private int slowestMillis;
    private int ids;

    Workshop(Path folder) {
        this(folder, List.of("Read", "Write", "Edit", "Glob", "Grep", "LS", "Bash"));
    }

    Workshop(Path folder, List<String> offered) {
        this.folder = folder;
        this.tools = new FolderTools(folder);
        this.offered = offered;
    }

    /** Writes files; keys are paths. */
    Workshop with(Map<String, String> files) {
        files.forEach((path, text) -> {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return this;
    }

    /** Answers some calls by a denial. */
    Workshop denying(Predicate<SimBlock.ToolUse> calls) {
        denied = calls;
        return this;
    }

    /** Stops commands that are given less time, without running them, as if they took that long. */
    Workshop slowAs(int millis) {
        slowestMillis = millis;
        return this;
    }

    /** Says something and gives the closing answer. */
    String ask(String prompt) {
        say(prompt);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (!step()) {
                return messages.getLast().text();
            }
        }
        throw new AssertionError("no answer after " + MOST_TURNS + " turns; the last calls were "
                + calls.subList(Math.max(0, calls.size() - 3), calls.size()));
    }

    void say(String prompt) {
        messages.add(new SimMessage(SimMessage.Role.USER, List.of(new SimBlock.Text(prompt))));
    }

    /** One request, and its calls. Gives false when it was the closing answer. */
    boolean step() {
        SimReply reply = OfflineModel.reply(request());
        List<SimBlock> said = new ArrayList<>();
        List<SimBlock> results = new ArrayList<>();
        for (ReplyBlock block : reply.blocks()) {
            switch (block) {
                case ReplyBlock.Text text -> said.add(new SimBlock.Text(text.text()));
                case ReplyBlock.ToolUse use -> {
                    SimBlock.ToolUse call = new SimBlock.ToolUse("call_" + ids++, use.name(), use.inputJson());
                    said.add(call);
                    calls.add(call);
                    results.add(result(call));
                }
                case ReplyBlock.Thinking ignored -> throw new AssertionError("the planner does not think");
                case ReplyBlock.RawJson ignored -> throw new AssertionError("the planner says nothing unknown");
            }
        }
        messages.add(new SimMessage(SimMessage.Role.ASSISTANT, said));
        if (results.isEmpty()) {
            return false;
        }
        callsOfTurns.add(results.size());
        messages.add(new SimMessage(SimMessage.Role.USER, results));
        return true;
    }

    private SimRequest request() {
        return new SimRequest(
                OfflineModel.NAME,
                "# Environment\n- Working directory: " + folder + "\n- Platform: linux",
                offered,
                messages);
    }

    private SimBlock.ToolResult result(SimBlock.ToolUse call) {
        if (denied.test(call)) {
            return new SimBlock.ToolResult(
                    call.id(),
                    "[E_DENIED] " + call.name() + " was denied by rule \"" + call.name() + "\" (test).",
                    true);
        }
        try {
            JsonNode input = JSON.readTree(call.inputJson());
            if (input.path("timeout_ms").asInt(Integer.MAX_VALUE) < slowestMillis) {
                return new SimBlock.ToolResult(call.id(), "[E_TIMEOUT] Stopped. Output until then:\n", true);
            }
            String text = tools.run(call.name(), input);
            return new SimBlock.ToolResult(call.id(), text, text.startsWith("[E_"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<SimBlock.ToolUse> calls() {
        return calls;
    }

    /** How many calls each turn made. */
    List<Integer> callsOfTurns() {
        return callsOfTurns;
    }

    long runs() {
        return calls.stream().filter(call -> call.name().equals("Bash")).count();
    }

    /** All files with their content, without what compilers write. */
    Map<String, String> tree() {
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, String> tree = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".class"))
                    .toList()) {
                tree.put(folder.relativize(path).toString(), Files.readString(path));
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
