package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SyllablesTest {
    @Test
    void homophones_and_typed_pinyin_sound_like_the_characters() {
        long[] wanted = Syllables.of("医保停水").pairs();
        assertThat(Syllables.of("医宝停水").pairs()).isEqualTo(wanted);
        assertThat(Syllables.of("yibao停水").pairs()).isEqualTo(wanted);
        assertThat(Syllables.of("医bao tingshui").pairs()).hasSizeLessThan(wanted.length);
    }

    @Test
    void sounds_that_many_do_not_tell_apart_are_one() {
        assertThat(Syllables.of("张三").pairs()).isEqualTo(Syllables.of("脏山").pairs());
        assertThat(Syllables.of("今年").pairs()).isEqualTo(Syllables.of("京年").pairs());
        assertThat(Syllables.of("停水").pairs()).isNotEqualTo(Syllables.of("停电").pairs());
    }

    @Test
    void letters_that_are_no_syllables_may_be_initials() {
        assertThat(Syllables.of("实小tk两周").abbreviations()).containsExactly("tk");
        assertThat(Syllables.of("停课两周").initials()).isEqualTo("tklz");
        assertThat(Syllables.of("hpv疫苗").abbreviations()).containsExactly("hpv");
    }

    @Test
    void nothing_sounds_across_digits_and_blanks() {
        assertThat(Syllables.of("停3水").pairs()).isEmpty();
        assertThat(Syllables.of("停 水").pairs()).isEmpty();
    }

    @Test
    void only_sounding_texts_are_alike() {
        assertThat(Syllables.alike("二", "儿")).isTrue();
        assertThat(Syllables.alike("一", "二")).isFalse();
        assertThat(Syllables.alike("3", "3")).isFalse();
        assertThat(Syllables.alike("", "")).isFalse();
    }

    @Property
    void any_text_gives_sorted_distinct_pairs(@ForAll String text) {
        long[] pairs = Syllables.of(text).pairs();
        assertThat(pairs).isEqualTo(Arrays.stream(pairs).sorted().distinct().toArray());
        assertThat(pairs.length).isLessThanOrEqualTo(Math.max(0, text.length() - 1));
    }
}
