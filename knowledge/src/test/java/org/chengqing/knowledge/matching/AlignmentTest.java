package org.chengqing.knowledge.matching;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    @Test
    void a_word_in_another_words_place_is_a_swap() {
        Alignment alignment = Alignment.of("实验一小停课两周", "实验二小停课两周");
        assertThat(alignment.swaps()).containsExactly(new Alignment.Swap(2, 3, 2, 3));
        assertThat(alignment.swapped()).isEqualTo(1);
        assertThat(alignment.slips()).isZero();
    }

    @Test
    void a_word_that_sounds_alike_is_a_slip() {
        Alignment alignment = Alignment.of("居民医保断缴", "居民医宝断缴");
        assertThat(alignment.slips()).isEqualTo(1);
        assertThat(alignment.swaps()).isEmpty();
    }

    @Test
    void words_left_out_or_added_are_no_swap() {
        assertThat(Alignment.of("云溪县城区停水三天", "云溪停水三天").swaps()).isEmpty();
        assertThat(Alignment.of("停水三天", "全城马上停水整整三天了").swaps()).isEmpty();
    }

    @Test
    void the_longest_shared_run_is_measured() {
        Alignment alignment = Alignment.of("停水三天", "明天停水四天");
        assertThat(alignment.runLength()).isEqualTo(2);
        assertThat(alignment.run()).isEqualTo(0.5);
        assertThat(alignment.ofWording()).isEqualTo(0.75);
    }

    @Property
    void parts_stay_parts_for_any_two_texts(@ForAll String one, @ForAll String two) {
        Alignment alignment = Alignment.of(one, two);
        assertThat(alignment.ofWording()).isBetween(0.0, 1.0);
        assertThat(alignment.run()).isBetween(0.0, 1.0);
        assertThat(alignment.swapped()).isLessThanOrEqualTo(one.length());
    }
}
