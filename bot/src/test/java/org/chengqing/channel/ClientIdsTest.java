package org.chengqing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdsTest {
    @Property(tries = 1000)
    void any_parts_make_one_name_that_can_be_used(@ForAll List<String> parts) {
        String id = ClientIds.of(parts.toArray(String[]::new));

        assertThat(id).hasSize(32).matches("[A-Za-z0-9_-]+");
        assertThat(ClientIds.checked(id)).isEqualTo(id);
        assertThat(ClientIds.of(parts.toArray(String[]::new))).isEqualTo(id);
    }

    @Property(tries = 1000)
    void other_parts_make_another_name(@ForAll String run, @ForAll String batch, @ForAll String other) {
        assertThat(ClientIds.of(run, batch).equals(ClientIds.of(run, other))).isEqualTo(batch.equals(other));
        assertThat(ClientIds.of(run + batch, "")).satisfies(id -> {
            if (!batch.isEmpty()) {
                assertThat(id).isNotEqualTo(ClientIds.of(run, batch));
            }
        });
    }

    @Property(tries = 1000)
    void is_valid_exactly_for_its_characters_and_length(@ForAll String text) {
        boolean valid = !text.isEmpty()
                && text.length() <= 32
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        assertThat(ClientIds.isValid(text)).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run 1", "一", "run-1\n", "123456789012345678901234567890123"})
    void refuses_what_the_platform_would_refuse(String text) {
        assertThatThrownBy(() -> ClientIds.checked(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
