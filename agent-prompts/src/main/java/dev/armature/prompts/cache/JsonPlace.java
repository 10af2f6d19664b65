package dev.armature.prompts.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What stands at a byte of a JSON text: the path of members and elements that lead there, and how far into a string's
 * decoded text it is. Made to name a difference to people, so it never fails: bytes that are no JSON have the empty path.
 *
 * @param path such as {@code .input_schema.properties.city}; empty at the top
 * @param textOffset the offset in UTF-8 bytes of the decoded string value the place is in; -1 outside of string values
 */
record JsonPlace(String path, int textOffset) {

    /** The place of byte {@code offset}; the end of the text is a place too. */
    static JsonPlace at(byte[] json, int offset) {
        Scan scan = new Scan(json, offset);
        scan.run();
        return new JsonPlace(scan.path(), scan.textOffset);
    }

    /** One pass from the start; keeps for each open object or array the member or element it is at. */
    private static final class Scan {

        private final byte[] json;
        private final int target;
        private final Deque<Frame> open = new ArrayDeque<>();
        private int at;
        private int textOffset = -1;

        Scan(byte[] json, int target) {
            this.json = json;
            this.target = Math.min(target, json.length);
        }

        void run() {
            while (at < target) {
                switch (json[at]) {
                    case '{' -> push(new Frame(true));
                    case '[' -> push(new Frame(false));
                    case '}', ']' -> pop();
                    case ',' -> next();
                    case '"' -> string();
                    default -> at++;
                }
            }
            finishName();
        }

        private void push(Frame frame) {
            open.push(frame);
            at++;
        }

        private void pop() {
            open.poll();
            at++;
        }

        private void next() {
            Frame frame = open.peek();
            if (frame != null) {
                frame.index++;
                frame.named = false;
            }
            at++;
        }

        private void string() {
            Frame frame = open.peek();
            boolean name = frame != null && frame.object && !frame.named;
            int start = ++at;
            int decoded = 0;
            while (at < target && json[at] != '"') {
                decoded += step();
            }
            if (at >= target) {
                textOffset = name ? -1 : decoded;
            }
            if (name) {
                int end = closing(start);
                frame.name = new String(json, start, end - start, UTF_8);
                frame.named = true;
            }
            if (at < target) {
                at++;
            }
        }

        /** Where a difference lies before or between members, the member that follows is the one to name. */
        private void finishName() {
            Frame frame = open.peek();
            if (frame != null && frame.object && !frame.named) {
                int quote = target;
                while (quote < json.length && (json[quote] == ' ' || json[quote] == '\n' || json[quote] == ',')) {
                    quote++;
                }
                if (quote < json.length && json[quote] == '"') {
                    frame.name = new String(json, quote + 1, closing(quote + 1) - quote - 1, UTF_8);
                    frame.named = true;
                }
            }
        }

        /** Moves over one character or escape; answers its decoded length in UTF-8 bytes. */
        private int step() {
            if (json[at] != '\\') {
                at++;
                return 1;
            }
            boolean unicode = at + 1 < json.length && json[at + 1] == 'u';
            int length = unicode ? 6 : 2;
            int decoded = unicode ? unicodeLength(at + 2) : 1;
            if (at + length > target) {
                at = target;
                return 0;
            }
            at += length;
            return decoded;
        }

        /** UTF-8 bytes of a four-digit escape; each half of a surrogate pair counts two of the pair's four. */
        private int unicodeLength(int digits) {
            int code = 0;
            for (int i = digits; i < Math.min(digits + 4, json.length); i++) {
                code = code * 16 + Math.max(0, Character.digit(json[i], 16));
            }
            if (code < 0x80) {
                return 1;
            }
            return code < 0x800 || (code >= 0xD800 && code <= 0xDFFF) ? 2 : 3;
        }

        private int closing(int start) {
            int end = start;
            while (end < json.length && json[end] != '"') {
                end += json[end] == '\\' ? 2 : 1;
            }
            return Math.min(end, json.length);
        }

        String path() {
            StringBuilder path = new StringBuilder();
            open.descendingIterator().forEachRemaining(frame -> path.append(frame.step()));
            return path.toString();
        }
    }

    private static final class Frame {

        private final boolean object;
        private String name = "";
        private boolean named;
        private int index;

        Frame(boolean object) {
            this.object = object;
        }

        String step() {
            if (!object) {
                return "[" + index + "]";
            }
            return named ? "." + name : "";
        }
    }
}
