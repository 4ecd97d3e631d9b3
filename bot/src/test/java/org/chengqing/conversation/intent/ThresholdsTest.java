package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengqing.conversation.intent.Intent.ASK;
import static org.chengqing.conversation.intent.Intent.ASK_OR_REPORT;
import static org.chengqing.conversation.intent.Intent.FEEDBACK;
import static org.chengqing.conversation.intent.Intent.REPORT;
import static org.chengqing.conversation.intent.Intent.URGENT;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final Thresholds THRESHOLDS = new Thresholds(0.3, 0.2);

    @Test
    void the_most_probable_wins() {
        assertThat(THRESHOLDS.decide(Map.of(ASK, 0.6, REPORT, 0.1, FEEDBACK, 0.3)))
                .isEqualTo(ASK);
        assertThat(THRESHOLDS.decide(Map.of(ASK, 0.2, REPORT, 0.2, FEEDBACK, 0.6)))
                .isEqualTo(FEEDBACK);
    }

    @Test
    void a_draw_of_question_and_report_is_offered_both_ways() {
        assertThat(THRESHOLDS.decide(Map.of(ASK, 0.45, REPORT, 0.40, FEEDBACK, 0.15)))
                .isEqualTo(ASK_OR_REPORT);
        assertThat(THRESHOLDS.decide(Map.of(ASK, 0.30, REPORT, 0.65, FEEDBACK, 0.05)))
                .isEqualTo(REPORT);
    }

    @Property
    void urgency_is_never_outvoted(@ForAll @DoubleRange(min = 0.3, max = 1) double urgent) {
        assertThat(THRESHOLDS.decide(Map.of(URGENT, urgent, ASK, 1 - urgent))).isEqualTo(URGENT);
    }

    @Test
    void values_out_of_range_are_refused_with_the_name_of_the_setting() {
        assertThatThrownBy(() -> new ModelSettings(Shipped.MODEL.model(), 0, 0.1))
                .hasMessageContaining("intent.urgent-from");
        assertThatThrownBy(() -> new ModelSettings(Shipped.MODEL.model(), 0.3, 1))
                .hasMessageContaining("intent.torn-below");
    }
}
