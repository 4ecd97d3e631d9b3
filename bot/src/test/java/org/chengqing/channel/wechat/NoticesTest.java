package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoticesTest {
    @Property(tries = 1000)
    void values_are_cut_between_characters(@ForAll String value) {
        String cut = Notices.cut(value);
        assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(Notices.MOST_CHARACTERS);
        assertThat(cut).doesNotContain("\n", "\r");
        assertThat(MessageXml.withoutIllegal(cut)).isEqualTo(cut);
    }

    @Test
    void a_value_that_fits_stays_as_it_is() {
        String fits = "😀".repeat(20);
        assertThat(Notices.cut(fits)).isEqualTo(fits);
        assertThat(Notices.cut(fits + "😀")).isEqualTo("😀".repeat(19) + "…");
    }
}
