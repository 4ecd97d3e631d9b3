package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnalysedTextTest {
    @Property
    void likeness_is_symmetric_and_one_for_itself(@ForAll String one, @ForAll String two) {
        AnalysedText first = AnalysedText.silent(TextNormaliser.normalise(one).core());
        AnalysedText second = AnalysedText.silent(TextNormaliser.normalise(two).core());
        assertThat(first.likeness(second))
                .isCloseTo(second.likeness(first), within(1e-12))
                .isBetween(0.0, 1.0);
        assertThat(first.likeness(first)).isEqualTo(1);
    }

    @Test
    void a_silent_text_has_no_sounds() {
        assertThat(AnalysedText.silent("停水三天").sounds().pairs()).isEmpty();
        assertThat(AnalysedText.of("停水三天").sounds().pairs()).hasSize(3);
    }
}
