package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chengqing.conversation.intent.Intent.ASK;
import static org.chengqing.conversation.intent.Intent.ASK_OR_REPORT;
import static org.chengqing.conversation.intent.Intent.CANCEL;
import static org.chengqing.conversation.intent.Intent.DONE;
import static org.chengqing.conversation.intent.Intent.REPORT;
import static org.chengqing.conversation.intent.Intent.URGENT;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The counting rules of the evaluation set, by hand. */
class IntentFiguresTest {
    private static LabelledMessage message(Intent intent, Intent... alsoAcceptable) {
        return new LabelledMessage("1", "文", intent, Situation.FRESH, Set.of(alsoAcceptable));
    }

    @Test
    void confusions_and_torn_are_shares_of_the_clear_ones() {
        IntentFigures figures = IntentFigures.of(
                List.of(message(ASK), message(ASK), message(ASK), message(ASK), message(REPORT), message(REPORT)),
                List.of(ASK, ASK, REPORT, ASK_OR_REPORT, REPORT, ASK));

        assertThat(figures.askTakenForReport()).isEqualTo(0.25);
        assertThat(figures.reportTakenForAsk()).isEqualTo(0.5);
        assertThat(figures.torn()).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(figures.accuracy()).isEqualTo(0.5);
        // ask: precision 2/3, recall 2/4; report: 1/2, 1/2
        assertThat(figures.macroF1()).isCloseTo((4 / 7.0 + 0.5) / 2, within(1e-9));
    }

    @Test
    void a_bare_forward_may_be_taken_either_way_and_what_is_also_acceptable_is_right() {
        IntentFigures figures = IntentFigures.of(
                List.of(message(ASK_OR_REPORT), message(ASK_OR_REPORT), message(CANCEL, DONE)),
                List.of(ASK, REPORT, DONE));

        assertThat(figures.accuracy()).isEqualTo(1);
        assertThat(figures.perIntent()).containsOnlyKeys(ASK_OR_REPORT, CANCEL);
    }

    @Test
    void urgent_recall_counts_only_what_was_taken_for_urgent() {
        assertThat(IntentFigures.of(List.of(message(URGENT), message(URGENT)), List.of(URGENT, REPORT))
                        .urgentRecall())
                .isEqualTo(0.5);
    }
}
