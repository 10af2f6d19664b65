package dev.armature.models.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GunzipTest {
    private static final String TEXT = "data: ü€😀 ".repeat(3000);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 1 << 20})
    void a_packed_body_is_unpacked_however_it_is_cut(int piece) throws Exception {
        byte[] packed = packed();

        assertThat(unpacked(packed, piece)).isEqualTo(TEXT);
    }

    @Test
    void a_head_with_everything_in_it_is_skipped() throws Exception {
        byte[] plain = packed();
        ByteArrayOutputStream rich = new ByteArrayOutputStream();
        rich.write(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0});
        rich.write(new byte[] {3, 0, 'x', 0, 'z', 'n', 'a', 0, 'c', 0, 9, 9});
        rich.write(plain, 10, plain.length - 10);

        assertThat(unpacked(rich.toByteArray(), 1)).isEqualTo(TEXT);
        assertThat(unpacked(rich.toByteArray(), 5000)).isEqualTo(TEXT);
    }

    @Test
    void what_is_not_packed_is_refused() {
        assertThatThrownBy(() -> unpacked("data: nothing packed".getBytes(StandardCharsets.US_ASCII), 100))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("it does not begin like gzip");
    }

    /** A file may be made of several, and so may a body (RFC 1952, 2.2). */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1 << 20})
    void a_body_of_several_members_is_unpacked_as_one(int piece) throws Exception {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(packed());
        twice.write(packed());

        assertThat(unpacked(twice.toByteArray(), piece)).isEqualTo(TEXT + TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 20})
    void what_is_behind_the_last_member_and_is_none_is_passed_over(int piece) throws Exception {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(packed());
        padded.write(new byte[600]);

        assertThat(unpacked(padded.toByteArray(), piece)).isEqualTo(TEXT);
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String unpacked(byte[] packed, int piece) throws DataFormatException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Gunzip gunzip = new Gunzip(bytes -> {
            while (bytes.hasRemaining()) {
                all.write(bytes.get());
            }
        })) {
            for (int from = 0; from < packed.length; from += piece) {
                gunzip.feed(ByteBuffer.wrap(packed, from, Math.min(piece, packed.length - from)));
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
