package dev.armature.testkit.simulator.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The body of a request, block by block, with blocks that are never the same twice. */
final class GrowingPrompt {
    private static final String IMAGE =
            "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAA\"}}";
    private static final int IMAGE_TOKENS = 1_600;
    private static final int START_BYTES = 3_000;

    private final double multiplier;
    private final List<String> tools = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private String system;
    private String choice = "";
    private String model = "model-0";
    private int made;
    /** Of the block that ends what is cached, in {@link #blocks}. */
    private int tail = -1;

    private boolean isMarked;

    GrowingPrompt(double multiplier) {
        this.multiplier = multiplier;
        tools.add(tool());
        tools.add(tool());
        system = text(START_BYTES);
    }

    void askAnotherModel() {
        model = "model-" + ++made;
    }

    void chooseTool() {
        choice = ",\"tool_choice\":{\"type\":\"tool\",\"name\":\"t" + ++made + "\"}";
    }

    void changeSystem() {
        system = text(START_BYTES);
    }

    void changeTool() {
        tools.set(0, tool());
    }

    void insertTool() {
        tools.addFirst(tool());
    }

    void appendTool() {
        tools.add(tool());
    }

    void swapTools() {
        Collections.swap(tools, 0, tools.size() - 1);
    }

    void editHistory() {
        String first = blocks.set(0, text(100));
        messages.set(0, messages.getFirst().replace(first, blocks.getFirst()));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** An answer, and what the user says to it; the mark comes onto its last block but for {@code unmarkedEnd}. */
    void say(int calls, int texts, int size, boolean image, boolean unmarkedEnd, boolean marked) {
        List<String> ids = Stream.generate(() -> "id" + ++made).limit(calls).toList();
        if (!blocks.isEmpty()) {
            List<String> answer = calls == 0
                    ? List.of(text(size))
                    : ids.stream()
                            .map(id -> "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"t\",\"input\":{}}")
                            .toList();
            blocks.addAll(answer);
            messages.add(message("assistant", answer));
        }
        List<String> said = new ArrayList<>();
        ids.forEach(id -> said.add(
                "{\"type\":\"tool_result\",\"tool_use_id\":\"" + id + "\",\"content\":\"" + "r".repeat(size) + "\"}"));
        if (image) {
            said.add(IMAGE);
        }
        for (int i = 0; i < texts; i++) {
            said.add(text(size));
        }
        tail = blocks.size() + said.size() - 1;
        if (unmarkedEnd) {
            said.add(text(size));
        }
        blocks.addAll(said);
        messages.add(message("user", said));
        isMarked = marked;
    }

    /** The body, with marks on tools and system for that time to live if it is not empty. */
    byte[] body(String startTtl) {
        List<String> marked = new ArrayList<>(tools);
        marked.set(tools.size() - 1, marked(tools.getLast(), startTtl));
        List<String> said = new ArrayList<>(messages);
        if (isMarked) {
            String last = said.getLast();
            said.set(said.size() - 1, last.replace(blocks.get(tail), marked(blocks.get(tail), "5m")));
        }
        return ("{\"model\":\"" + model + "\",\"max_tokens\":9,\"metadata\":{\"user_id\":\"u\"}" + choice
                        + ",\"tools\":["
                        + String.join(",", marked) + "],\"system\":[" + marked(system, startTtl) + "],\"messages\":["
                        + String.join(",", said) + "]}")
                .getBytes(UTF_8);
    }

    long toolTokens() {
        return tools.stream().mapToLong(this::tokens).sum();
    }

    long startTokens() {
        return toolTokens() + tokens(system);
    }

    long tailTokens() {
        return startTokens()
                + blocks.subList(0, tail + 1).stream().mapToLong(this::tokens).sum();
    }

    long tokens() {
        return startTokens() + blocks.stream().mapToLong(this::tokens).sum();
    }

    private long tokens(String block) {
        long plain = block.equals(IMAGE) ? IMAGE_TOKENS : Math.ceilDiv(block.getBytes(UTF_8).length, 4);
        // The stories have tenths only.
        return Math.ceilDiv(plain * Math.round(multiplier * 10), 10);
    }

    private String tool() {
        return "{\"name\":\"t" + ++made + "\",\"description\":\"" + "d".repeat(START_BYTES)
                + "\",\"input_schema\":{\"type\":\"object\"}}";
    }

    private String text(int size) {
        return "{\"type\":\"text\",\"text\":\"" + ++made + " é" + "x".repeat(size) + "\"}";
    }

    private static String message(String role, List<String> blocks) {
        return "{\"role\":\"" + role + "\",\"content\":[" + String.join(",", blocks) + "]}";
    }

    private static String marked(String block, String ttl) {
        return ttl.isEmpty()
                ? block
                : block.substring(0, block.length() - 1) + ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"" + ttl
                        + "\"}}";
    }
}
