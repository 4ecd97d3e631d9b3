package org.chengqing.knowledge.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MatchModelTest {
    /** Below a half of the first value -1, above it +1; and half a point for everything. */
    private static final TreeEnsemble TREES = new TreeEnsemble(List.of(
            new TreeEnsemble.Tree(
                    new int[] {0}, new double[] {0.5}, new int[] {-1}, new int[] {-2}, new double[] {-1, 1}),
            new TreeEnsemble.Tree(new int[0], new double[0], new int[0], new int[0], new double[] {0.5})));

    @Test
    void a_score_is_the_logistic_of_the_leaves() {
        double[] values = new double[Weighing.pairFeatures().size()];
        assertThat(TREES.score(values)).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-9));
        values[0] = 0.7;
        assertThat(TREES.score(values)).isCloseTo(1 / (1 + Math.exp(-1.5)), within(1e-9));
    }

    @Property(tries = 50)
    void a_written_model_reads_back_to_the_same_scores(@ForAll @DoubleRange(min = -1, max = 2) double value)
            throws IOException {
        MatchModel model = new MatchModel(List.of("trained on nothing"), TREES, TREES);
        MatchModel read = read(model.written());
        double[] values = new double[Weighing.allFeatures().size()];
        values[0] = value;
        assertThat(read.alone().score(values)).isEqualTo(model.alone().score(values));
        assertThat(read.notes()).isEqualTo(model.notes());
        assertThat(read.digest()).isEqualTo(model.digest());
    }

    @Test
    void a_model_of_other_features_is_refused() {
        String written = new MatchModel(List.of(), TREES, TREES).written().replaceFirst("wording_pairs", "luck");
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("luck");
    }

    @Test
    void the_shipped_model_says_when_and_from_what_it_was_trained() {
        assertThat(MatchModel.shipped().notes())
                .anySatisfy(note -> assertThat(note).matches("trained \\d{4}-\\d\\d-\\d\\d on labelled messages: .+"));
        assertThat(MatchModel.shipped().beside().trees()).hasSizeGreaterThan(20);
    }

    private static MatchModel read(String text) throws IOException {
        return MatchModel.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
