package org.chengqing.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.channel.wechat.Vectors.text;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MessageCryptoTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    static Stream<JsonNode> crypto() {
        return Vectors.of("crypto");
    }

    @ParameterizedTest
    @MethodSource("crypto")
    void agrees_with_the_known_vectors(JsonNode vector) {
        MessageCrypto crypto = new MessageCrypto(
                text(vector, "token"),
                vector.has("appid") ? text(vector, "appid") : "wx",
                vector.has("encoding_aes_key") ? List.of(text(vector, "encoding_aes_key")) : List.of());
        int checked = 0;
        if (vector.has("signature")) {
            checked++;
            assertThat(crypto.isSigned(text(vector, "signature"), text(vector, "timestamp"), text(vector, "nonce")))
                    .isTrue();
        }
        if (vector.has("msg_signature")) {
            checked++;
            assertThat(crypto.sign(text(vector, "timestamp"), text(vector, "nonce"), text(vector, "encrypt")))
                    .isEqualTo(text(vector, "msg_signature"));
        }
        if (vector.has("plaintext")) {
            checked++;
            MessageCrypto.Opened opened = Objects.requireNonNull(crypto.open(text(vector, "encrypt")));
            assertThat(new String(opened.message(), UTF_8)).isEqualTo(text(vector, "plaintext"));
            byte[] random = text(vector, "random").getBytes(UTF_8);
            assertThat(crypto.seal(text(vector, "plaintext").getBytes(UTF_8), 0, random))
                    .isEqualTo(text(vector, "encrypt"));
        }
        assertThat(checked).as("something to check").isPositive();
    }

    @Property(tries = 200)
    void opens_what_it_seals(@ForAll byte[] message) {
        MessageCrypto crypto = new MessageCrypto("token", "wx1", List.of(KEY));

        MessageCrypto.Opened opened = Objects.requireNonNull(crypto.open(crypto.seal(message, 0)));

        assertThat(opened.message()).isEqualTo(message);
    }

    @Property(tries = 500)
    void opens_nothing_else(@ForAll byte[] garbage, @ForAll String text) {
        MessageCrypto crypto = new MessageCrypto("token", "wx1", List.of(KEY, OTHER_KEY));

        assertThat(crypto.open(Base64.getEncoder().encodeToString(garbage))).isNull();
        assertThat(crypto.open(text)).isNull();
    }

    @Test
    void opens_with_the_previous_key_and_says_so() {
        MessageCrypto before = new MessageCrypto("token", "wx1", List.of(OTHER_KEY));
        MessageCrypto after = new MessageCrypto("token", "wx1", List.of(KEY, OTHER_KEY));

        MessageCrypto.Opened opened = Objects.requireNonNull(after.open(before.seal("你好".getBytes(UTF_8), 0)));

        assertThat(opened.key()).isEqualTo(1);
        assertThat(before.open(after.seal("回".getBytes(UTF_8), opened.key()))).isNotNull();
    }

    @Test
    void refuses_a_message_for_another_app() {
        MessageCrypto theirs = new MessageCrypto("token", "wx12", List.of(KEY));
        MessageCrypto ours = new MessageCrypto("token", "wx1", List.of(KEY));

        assertThat(ours.open(theirs.seal("x".getBytes(UTF_8), 0))).isNull();
    }

    @Test
    void a_signature_is_refused_for_one_other_character() {
        MessageCrypto crypto = new MessageCrypto("token", "wx1", List.of(KEY));
        String signature = crypto.sign("1", "2");

        assertThat(crypto.isSigned(signature, "2", "1")).isTrue();
        assertThat(crypto.isSigned(signature, "1", "3")).isFalse();
        assertThat(crypto.isSigned(signature + "0", "1", "2")).isFalse();
        assertThat(crypto.isSigned("", "1", "2")).isFalse();
    }
}
