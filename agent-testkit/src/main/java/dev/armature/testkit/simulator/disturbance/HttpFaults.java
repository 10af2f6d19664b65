package dev.armature.testkit.simulator.disturbance;

import dev.armature.testkit.simulator.fault.AnswerFault;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.fault.StreamFault;
import dev.armature.testkit.simulator.http.HttpReply;
import dev.armature.testkit.simulator.http.Piece;
import dev.armature.testkit.simulator.refusal.ApiError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The faults that come instead of an answer: nothing is cached, and no script is used up. */
final class HttpFaults {
    private HttpFaults() {}

    static Optional<HttpReply> instead(
            Fault fault, Function<ApiError, HttpReply> errors, Function<String, Map<String, String>> headers) {
        return switch (fault) {
            case Fault.ErrorReply error -> Optional.of(errors.apply(ApiError.from(error)));
            case Fault.HtmlReply html ->
                Optional.of(HttpReply.full(
                        html.status(),
                        headers.apply("text/html"),
                        page(html.status()).getBytes(StandardCharsets.UTF_8)));
            case Fault.Redirect redirect ->
                Optional.of(HttpReply.full(307, to(redirect, headers.apply("text/html")), new byte[0]));
            case Fault.NoReply ignored -> Optional.of(HttpReply.none());
            case Fault.ClosedPort closed -> Optional.of(HttpReply.closedPort(closed.length()));
            case Fault.HeadersThenStall ignored ->
                Optional.of(HttpReply.streamed(200, headers.apply("text/event-stream"), List.of(new Piece.Stall())));
            case AnswerFault ignored -> Optional.empty();
            case StreamFault ignored -> Optional.empty();
            case LineFault ignored -> Optional.empty();
            case Fault.CutAtByte ignored -> Optional.empty();
            case Fault.SlowBody ignored -> Optional.empty();
            case Fault.OneByteChunks ignored -> Optional.empty();
            case Fault.Gzip ignored -> Optional.empty();
            case Fault.StallAfterEvent ignored -> Optional.empty();
            case Fault.ErrorEvent ignored -> Optional.empty();
            case Fault.Pings ignored -> Optional.empty();
            case Fault.Refusal ignored -> Optional.empty();
            case Fault.HugeToolInput ignored -> Optional.empty();
            case Fault.ModelSwap ignored -> Optional.empty();
            case Fault.FailedAnswer ignored -> Optional.empty();
        };
    }

    /** The headers of a reply that has no body, but a place. */
    private static Map<String, String> to(Fault.Redirect redirect, Map<String, String> headers) {
        Map<String, String> there = new LinkedHashMap<>(headers);
        there.remove("content-type");
        there.put("location", redirect.location());
        return there;
    }

    private static String page(int status) {
        return "<!DOCTYPE html>\n<html><head><title>%1$d</title></head><body><h1>Error %1$d</h1></body></html>\n"
                .formatted(status);
    }
}
