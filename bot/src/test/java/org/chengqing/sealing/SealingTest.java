package org.chengqing.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private final MasterKey master = new MasterKey(new byte[32]);
    private final DataKey key = master.newDataKey();

    @Property(tries = 200)
    void a_value_comes_back_and_is_not_seen_in_its_sealed_form(@ForAll String text) {
        byte[] sealed = key.seal(text, "text");

        assertThat(key.openText(sealed, "text")).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
        assertThat(sealed).hasSize(text.getBytes(UTF_8).length + DataKey.OVERHEAD);
        if (text.getBytes(UTF_8).length > 3) {
            assertThat(new String(sealed, UTF_8)).doesNotContain(text);
        }
    }

    @Test
    void a_value_moved_to_another_field_or_owner_cannot_be_opened() {
        byte[] sealed = key.seal("停水", "text");

        assertThatThrownBy(() -> key.open(sealed, "detail")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> master.newDataKey().open(sealed, "text")).isInstanceOf(Unreadable.class);
    }

    @Test
    void every_changed_bit_is_noticed() {
        byte[] sealed = key.seal("停水", "text");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "text")).isInstanceOf(Unreadable.class);
        }
        assertThatThrownBy(() -> key.open(new byte[0], "text")).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_wrapped_key_opens_for_its_owner_and_under_its_master_only() {
        byte[] wrapped = master.wrap(key, "20261122-7K3F");
        byte[] sealed = key.seal("停水", "text");

        assertThat(wrapped).hasSize(MasterKey.WRAPPED);
        assertThat(master.unwrap(wrapped, "20261122-7K3F").openText(sealed, "text"))
                .isEqualTo("停水");
        assertThatThrownBy(() -> master.unwrap(wrapped, "20261122-7K3G")).isInstanceOf(Unreadable.class);
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> new MasterKey(other).unwrap(wrapped, "20261122-7K3F"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void the_same_value_is_sealed_under_another_nonce_each_time() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            nonces.add(Arrays.toString(Arrays.copyOfRange(key.seal("x", "text"), 1, 13)));
        }
        assertThat(nonces).hasSize(20_000);
    }

    @Property(tries = 60)
    void a_stream_of_any_length_comes_back(@ForAll @IntRange(max = 300_000) int length) throws IOException {
        byte[] plain = bytes(length);

        byte[] sealed = sealed(plain);

        assertThat(opened(sealed)).isEqualTo(plain);
        assertThat(DataKey.plainBytes(sealed.length)).isEqualTo(length);
    }

    @Property(tries = 60)
    void a_stream_opens_at_any_byte_and_what_comes_after_is_whole(
            @ForAll @IntRange(max = 200_000) int before, @ForAll @IntRange(min = 1, max = 200_000) int after)
            throws IOException {
        byte[] plain = bytes(before + after);

        try (var opening = key.opening(new ByteArrayInputStream(sealed(plain)), before)) {
            assertThat(opening.readAllBytes()).isEqualTo(Arrays.copyOfRange(plain, before, before + after));
        }
    }

    @Test
    void a_stream_opened_in_its_middle_reads_nothing_before_and_cannot_be_cut() throws IOException {
        byte[] sealed = sealed(bytes(3 * Segments.PLAIN));
        sealed[5]++;
        try (var opening = key.opening(new ByteArrayInputStream(sealed), Segments.PLAIN)) {
            assertThat(opening.readAllBytes()).hasSize(2 * Segments.PLAIN);
        }
        byte[] shorter = Arrays.copyOf(sealed, 2 * Segments.SEALED);
        try (var opening = key.opening(new ByteArrayInputStream(shorter), Segments.PLAIN - 1)) {
            assertThatThrownBy(opening::readAllBytes).isInstanceOf(IOException.class);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("segment");
        }
        assertThatThrownBy(() -> key.opening(new ByteArrayInputStream(sealed), 4L * Segments.PLAIN))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Segments.PLAIN - 1, Segments.PLAIN, Segments.PLAIN + 1, 2 * Segments.PLAIN})
    void a_stream_at_the_edge_of_a_segment_comes_back_and_cannot_be_cut(int length) throws IOException {
        byte[] sealed = sealed(bytes(length));

        assertThat(opened(sealed)).isEqualTo(bytes(length));
        assertThat(DataKey.plainBytes(sealed.length)).isEqualTo(length);
        for (int cut : new int[] {1, Aead.TAG, Segments.SEALED}) {
            if (cut <= sealed.length) {
                byte[] shorter = Arrays.copyOf(sealed, sealed.length - cut);
                assertThatThrownBy(() -> opened(shorter)).isInstanceOf(IOException.class);
            }
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThatThrownBy(() -> opened(longer)).isInstanceOf(IOException.class);
    }

    @Test
    void segments_cannot_change_places() throws IOException {
        byte[] sealed = sealed(bytes(3 * Segments.PLAIN));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 0, swapped, Segments.SEALED, Segments.SEALED);
        System.arraycopy(sealed, Segments.SEALED, swapped, 0, Segments.SEALED);

        assertThatThrownBy(() -> opened(swapped)).isInstanceOf(IOException.class);
    }

    private byte[] sealed(byte[] plain) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream sealing = key.sealing(sink)) {
            sealing.write(plain, 0, plain.length / 3);
            sealing.write(plain, plain.length / 3, plain.length - plain.length / 3);
        }
        return sink.toByteArray();
    }

    private byte[] opened(byte[] sealed) throws IOException {
        try (var opening = key.opening(new ByteArrayInputStream(sealed))) {
            return opening.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
