package dev.armature.benchmarks.contender;

/** What {@link CannedServer} says, as event streams of the Messages format. */
final class CannedAnswers {
    private static final int PIECES = 20;
    private static final String PIECE = "some words ";
    private static final int INPUT_TOKENS = 12_000;
    private static final int OUTPUT_TOKENS = 60;

    /** {@link #LAST} as it must be understood. */
    static final Answer CLOSING = new Answer(PIECE.repeat(PIECES), "", INPUT_TOKENS, OUTPUT_TOKENS);

    /** {@link #CALL} as it must be understood. */
    static final Answer CALLING =
            new Answer(CLOSING.text(), "{\"number\": 1, \"text\": \"A line of text.\"}", INPUT_TOKENS, OUTPUT_TOKENS);

    private static final String START = event(
            "message_start",
            "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\","
                    + "\"model\":\"canned\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                    + "\"usage\":{\"input_tokens\":" + INPUT_TOKENS + ",\"output_tokens\":1}}}");
    private static final String STOP = event("message_stop", "{\"type\":\"message_stop\"}");

    /** Some text, then a call of the tool {@code note}. */
    static final String CALL = START
            + text()
            + event(
                    "content_block_start",
                    "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":"
                            + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"note\",\"input\":{}}}")
            + input("{\\\"number\\\": 1, ")
            + input("\\\"text\\\": \\\"A line of")
            + input(" text.\\\"}")
            + event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":1}")
            + end("tool_use");

    /** Some text. */
    static final String LAST = START + text() + end("end_turn");

    private CannedAnswers() {}

    private static String text() {
        return event(
                        "content_block_start",
                        "{\"type\":\"content_block_start\",\"index\":0,"
                                + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
                + event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,"
                                        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"" + PIECE + "\"}}")
                        .repeat(PIECES)
                + event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
    }

    private static String input(String piece) {
        return event(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\""
                        + piece + "\"}}");
    }

    private static String end(String reason) {
        return event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                                + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":" + OUTPUT_TOKENS + "}}")
                + STOP;
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
