package dev.armature.testkit.simulator.stream;

import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.LineFault;
import dev.armature.testkit.simulator.http.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes frames as the lines of an event stream. */
public final class SseLines {
    private final Set<LineFault> faults = EnumSet.noneOf(LineFault.class);

    public SseLines(List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault instanceof LineFault line) {
                this.faults.add(line);
            }
        }
    }

    /** The bytes of the frames, with a pause of the body for each pause among them. */
    public List<Piece> pieces(List<Frame> frames) {
        List<Piece> pieces = new ArrayList<>();
        var ready = new ByteArrayOutputStream(4 * 1024);
        if (faults.contains(LineFault.BOM)) {
            append(ready, "\uFEFF");
        }
        for (Frame frame : frames) {
            switch (frame) {
                case Frame.Event event -> append(ready, text(event));
                case Frame.Comment comment -> append(ready, ": " + comment.text() + end() + end());
                case Frame.Pause pause -> {
                    flush(ready, pieces);
                    pieces.add(new Piece.Pause(pause.length()));
                }
            }
        }
        flush(ready, pieces);
        return pieces;
    }

    private String text(Frame.Event event) {
        var text = new StringBuilder(event.data().length() + 64);
        if (faults.contains(LineFault.COMMENT_LINES)) {
            text.append(": keep-alive").append(end());
        }
        if (!event.name().isEmpty() && !faults.contains(LineFault.NO_EVENT_LINES)) {
            text.append("event").append(colon()).append(event.name()).append(end());
        }
        int comma = faults.contains(LineFault.MULTI_LINE_DATA) ? event.data().indexOf(',') : -1;
        if (comma >= 0) {
            // JSON takes a line feed after a comma between fields; the first comma of ours is always one.
            text.append("data")
                    .append(colon())
                    .append(event.data(), 0, comma + 1)
                    .append(end());
        }
        text.append("data")
                .append(colon())
                .append(event.data(), comma + 1, event.data().length());
        return text.append(end()).append(end()).toString();
    }

    private String colon() {
        return faults.contains(LineFault.NO_SPACE_AFTER_COLON) ? ":" : ": ";
    }

    private String end() {
        if (faults.contains(LineFault.CRLF_LINES)) {
            return "\r\n";
        }
        return faults.contains(LineFault.CR_LINES) ? "\r" : "\n";
    }

    private static void append(ByteArrayOutputStream ready, String text) {
        ready.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void flush(ByteArrayOutputStream ready, List<Piece> pieces) {
        if (ready.size() > 0) {
            pieces.add(Piece.bytes(ready.toByteArray()));
            ready.reset();
        }
    }
}
