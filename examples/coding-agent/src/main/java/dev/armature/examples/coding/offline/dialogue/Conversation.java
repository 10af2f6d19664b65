package dev.armature.examples.coding.offline.dialogue;

import dev.armature.testkit.simulator.request.SimBlock;
import dev.armature.testkit.simulator.request.SimMessage;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request, sorted: what the model was told, and for each prompt of the user the calls that followed it.
 *
 * @param background what the host added to the user's messages, the newest first, the system prompt, and what the user said,
 *     for looking things up in: what was told last is found first
 * @param tasks one for each prompt, oldest first; a mere "go on" belongs to the prompt before it, and is that prompt once
 *     more when it was answered already: what stood in the way then, such as a refusal, may be gone
 * @param tools what may be called
 */
public record Conversation(String background, List<Task> tasks, List<String> tools) {
    /** Blocks that hosts put into user messages, such as reminders: tags with a hyphen in their name. */
    private static final Pattern HOST_BLOCK = Pattern.compile("(?s)<([a-z]+(?:-[a-z]+)+)>.*?</\\1>");

    private static final Pattern GO_ON = Pattern.compile(
            "(?i)\\W*(?:please\\s+)?(?:continue|go on|carry on|proceed|resume|keep going|try (?:it |that )?again|retry|once more)\\b.{0,40}");
    private static final Pattern FOLDER =
            Pattern.compile("(?im)^.*?(?:working (?:directory|folder)|workspace|cwd)\\b[^/\\n]{0,30}?`?(/[^\\s`'\"]*)");

    /** One prompt, and the calls made for it with their results, in order. */
    public record Task(String prompt, List<Exchange> exchanges) {
        public Task {
            exchanges = List.copyOf(exchanges);
        }
    }

    /** The calls of one assistant message. A call without a result was never finished. */
    record Exchange(List<SimBlock.ToolUse> calls, Map<String, SimBlock.ToolResult> results) {}

    public Conversation {
        tasks = List.copyOf(tasks);
        tools = List.copyOf(tools);
    }

    public static Conversation of(SimRequest request) {
        Map<String, SimBlock.ToolResult> results = new HashMap<>();
        request.toolResults().forEach(result -> results.put(result.toolUseId(), result));
        StringBuilder background = new StringBuilder(request.system());
        List<String> prompts = new ArrayList<>();
        List<List<Exchange>> exchanges = new ArrayList<>();
        boolean answered = false;
        for (SimMessage message : request.messages()) {
            if (message.role() == SimMessage.Role.ASSISTANT) {
                answered = message.toolUses().isEmpty();
                if (!message.toolUses().isEmpty() && !exchanges.isEmpty()) {
                    exchanges.getLast().add(new Exchange(message.toolUses(), results));
                }
                continue;
            }
            background.append('\n').append(message.text());
            HOST_BLOCK.matcher(message.text()).results().forEach(block -> background.insert(0, block.group() + '\n'));
            String said = HOST_BLOCK.matcher(message.text()).replaceAll("").strip();
            boolean goesOn = !prompts.isEmpty() && GO_ON.matcher(said).matches();
            if (message.role() == SimMessage.Role.USER && !said.isEmpty() && (!goesOn || answered)) {
                prompts.add(goesOn ? prompts.getLast() : said);
                exchanges.add(new ArrayList<>());
            }
        }
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            tasks.add(new Task(prompts.get(i), exchanges.get(i)));
        }
        return new Conversation(background.toString(), tasks, request.toolNames());
    }

    /** The folder that the host works in, if it was told; else {@code .}. */
    public String folder() {
        Matcher matcher = FOLDER.matcher(background);
        return matcher.find() ? matcher.group(1).replaceFirst("(?<=.)[/.,;:]+$", "") : ".";
    }
}
