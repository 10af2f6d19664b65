package dev.armature.benchmarks.streams;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What {@link PacedServer} sends, as chunks of HTTP. */
final class PacedAnswer {

    private static final byte[] RESULT = "\"tool_result\"".getBytes(StandardCharsets.US_ASCII);
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

    private static final String END_OF_TEXT =
            event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");

    /** A piece of text. */
    static final byte[] PIECE = chunk(event(
            "content_block_delta",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"word \"}}"));

    /** A call, and the end. */
    static final byte[] CALL = bytes(chunked(END_OF_TEXT
                    + event(
                            "content_block_start",
                            "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":"
                                    + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"note\",\"input\":{}}}")
                    + event(
                            "content_block_delta",
                            "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\","
                                    + "\"partial_json\":\"{\\\"text\\\": \\\"a line\\\"}\"}}")
                    + event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":1}")
                    + end("tool_use"))
            + "0\r\n\r\n");

    /** The end. */
    static final byte[] LAST = bytes(chunked(END_OF_TEXT + end("end_turn")) + "0\r\n\r\n");

    private PacedAnswer() {}

    /** The head, and what comes before the first piece. */
    static byte[] start(int inputTokens) {
        return bytes(HEAD
                + chunked(event(
                                "message_start",
                                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                                        + "\"role\":\"assistant\",\"model\":\"paced\",\"content\":[],\"stop_reason\":null,"
                                        + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + inputTokens
                                        + ",\"output_tokens\":1}}}")
                        + event(
                                "content_block_start",
                                "{\"type\":\"content_block_start\",\"index\":0,"
                                        + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")));
    }

    /** Reads a body and tells how many results of tools are in it. */
    static int results(InputStream in, int length) throws IOException {
        int count = 0;
        int matched = 0;
        for (int at = 0; at < length; at++) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the body ended after " + at + " of " + length + " bytes");
            }
            matched = read == RESULT[matched] ? matched + 1 : read == RESULT[0] ? 1 : 0;
            if (matched == RESULT.length) {
                count++;
                matched = 0;
            }
        }
        return count;
    }

    private static String end(String reason) {
        return event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                                + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":" + PacedServer.OUTPUT_TOKENS
                                + "}}")
                + event("message_stop", "{\"type\":\"message_stop\"}");
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static byte[] chunk(String text) {
        return bytes(chunked(text));
    }

    private static String chunked(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
