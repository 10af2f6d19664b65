package dev.armature.models.http;

import dev.armature.core.message.Message;
import dev.armature.core.message.UserMessage;
import dev.armature.prompts.cache.Segment;
import dev.armature.tools.content.Content;

/**
 * How many tokens a block takes that carries a picture. Its bytes say nothing of that: services scale a picture down and
 * count its points, about 1,600 tokens at most, however many bytes it has.
 */
final class PictureWeight {
    private static final int MOST_TOKENS = 1_600;

    /** A shorter run of such letters is a word, or an icon that weighs about what its bytes say. */
    private static final int SHORTEST = 4_096;

    private PictureWeight() {}

    /** Whether there is a picture in it, as it is or as what a tool answered. */
    static boolean isIn(Message message) {
        return message instanceof UserMessage user
                && user.parts().stream().anyMatch(part -> switch (part) {
                    case UserMessage.Part.Said said -> said.content() instanceof Content.Image;
                    case UserMessage.Part.Answer answer ->
                        answer.content().stream().anyMatch(Content.Image.class::isInstance);
                });
    }

    /** The same segment, its pictures weighed as pictures. */
    static Segment weighed(Segment segment, byte[] bytes) {
        long letters = 0;
        int pictures = 0;
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || !isBase64(bytes[at])) {
                if (at - start >= SHORTEST) {
                    letters += at - start;
                    pictures++;
                }
                start = at + 1;
            }
        }
        long rest = pictures == 0 ? segment.tokens() : segment.tokens() * (bytes.length - letters) / bytes.length;
        return pictures == 0 ? segment : segment.weighing((int) rest + pictures * MOST_TOKENS);
    }

    private static boolean isBase64(byte letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '+'
                || letter == '/'
                || letter == '=';
    }
}
