package org.chengqing.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @Test
    void signs_the_example_of_the_standard() {
        SigningKey key = SigningKey.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(SigningKey.signatures(
                        List.of(key), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void every_signature_verifies_and_none_does_after_any_change() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String secret = secret(random);
            String former = secret(random);
            String id = "msg_" + Long.toHexString(random.nextLong());
            long timestamp = random.nextLong(1L << 33);
            String body = random.ints(random.nextInt(200), 1, 0xD7FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String signed = SigningKey.signatures(
                    List.of(SigningKey.of("s", secret), SigningKey.of("s", former)), id, timestamp, body);

            String at = Long.toString(timestamp);
            assertThat(Verifier.verifies(secret, id, at, signed, body)).isTrue();
            assertThat(Verifier.verifies(former, id, at, signed, body)).isTrue();
            assertThat(Verifier.verifies(secret(random), id, at, signed, body)).isFalse();
            assertThat(Verifier.verifies(secret, id + "0", at, signed, body)).isFalse();
            assertThat(Verifier.verifies(secret, id, Long.toString(timestamp + 1), signed, body))
                    .isFalse();
            assertThat(Verifier.verifies(secret, id, at, signed, body + " ")).isFalse();
        }
    }

    private static String secret(Random random) {
        byte[] bytes = new byte[24 + random.nextInt(41)];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_*****************************"
            })
    void refuses_what_is_no_secret_without_repeating_it(String secret) {
        assertThatThrownBy(() -> SigningKey.of("syndication.targets（a）.secret", secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("syndication.targets（a）.secret: 应为 whsec_")
                .hasMessageNotContaining("c2hvcnQ");
    }
}
