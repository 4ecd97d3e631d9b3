package org.chengqing.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengqing.knowledge.Sentences;
import org.junit.jupiter.api.Test;

class BgeSentenceModelTest {
    private static final BgeSentenceModel MODEL = Sentences.REAL;

    @Test
    void other_words_for_the_same_lie_nearer_than_other_things() {
        SentenceVector water = MODEL.encode("停水三天");
        assertThat(water.cosine(MODEL.encode("断水72小时"))).isGreaterThan(0.65);
        assertThat(water.cosine(MODEL.encode("喝醋软化血管"))).isLessThan(0.45);
    }

    @Test
    void pieces_are_the_characters_and_parts_of_words() {
        assertThat(MODEL.cut("停水3天 wechat")).startsWith("停", "水").contains("天").doesNotContain(" ");
        SentenceReading reading = MODEL.read("停水三天");
        assertThat(reading.pieces()).extracting(SentenceReading.Piece::text).containsExactly("停", "水", "三", "天");
        assertThat(reading.whole().cosine(MODEL.encode("停水三天"))).isCloseTo(1, within(1e-6));
    }

    @Test
    void only_the_head_of_a_long_text_is_read() {
        String head = "停水三天请大家互相转告".repeat(20).substring(0, MODEL.longest());
        assertThat(MODEL.encode(head + "菠菜豆腐").cosine(MODEL.encode(head))).isCloseTo(1, within(1e-6));
    }

    @Property(tries = 30)
    void any_text_has_a_vector_and_its_pieces_are_those_of_the_reading(@ForAll String text) {
        SentenceReading reading = MODEL.read(text);
        assertThat(reading.whole().size()).isEqualTo(512);
        assertThat(reading.pieces()).extracting(SentenceReading.Piece::text).isEqualTo(MODEL.cut(text));
    }

    @Test
    void a_blank_text_has_no_direction() {
        assertThat(MODEL.encode(" ").cosine(MODEL.encode("停水"))).isZero();
    }
}
