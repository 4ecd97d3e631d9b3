package org.chengqing.knowledge.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.index.ReviewIndex;
import org.junit.jupiter.api.Test;

class PieceAlignmentTest {
    private static final Rarity RARITY = ReviewIndex.build(1, Reviews.some(), Map.of(), Sentences.ofCharacters())
            .rarity();

    private static PieceAlignment of(String covered, String by) {
        return PieceAlignment.of(Sentences.REAL.read(covered), Sentences.REAL.read(by), RARITY);
    }

    @Test
    void other_words_for_the_same_cover_better_than_other_things() {
        assertThat(of("停水三天", "断水三天").covered())
                .isGreaterThan(of("停水三天", "停课三天").covered());
        assertThat(of("停水三天", "停水三天").covered()).isGreaterThan(0.99);
    }

    @Test
    void a_thing_that_nothing_names_is_the_worst_covered() {
        assertThat(of("骑车不戴头盔罚款", "骑车带人罚款").worst())
                .isLessThan(of("骑车不戴头盔罚款", "骑车没戴头盔罚款").worst());
    }

    @Test
    void nothing_covers_nothing() {
        assertThat(of("", "停水")).isEqualTo(new PieceAlignment(0, 0, 0));
        assertThat(of("停水", "")).isEqualTo(new PieceAlignment(0, 0, 0));
    }
}
