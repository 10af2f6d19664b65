package dev.armature.models.http;

import java.nio.ByteBuffer;

/** Lets a decoder hear the body of an answer, for tests. */
public final class Replay {
    private Replay() {}

    /** The body, which ends where it ends. */
    public static void to(WireDecoder decoder, byte[] body) {
        SseParser parser = new SseParser(decoder::event);
        parser.feed(ByteBuffer.wrap(body));
        parser.finish();
    }
}
