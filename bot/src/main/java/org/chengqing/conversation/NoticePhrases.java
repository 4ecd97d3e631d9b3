package org.chengqing.conversation;

import java.util.Map;
import org.chengqing.intake.Notice;
import org.chengqing.intake.TipOffState;

/** The words of notices about reports, the same when sent and in front of a reply. */
final class NoticePhrases implements Notice.Words {
    private final Phrases phrases;

    NoticePhrases(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String of(Notice notice) {
        String receipt = notice.receipt().value();
        TipOffState state = notice.state();
        if (state != null) {
            return phrases.text(
                    Wording.NOTICE_STATE, Map.of("receipt", receipt, "state", phrases.text(OwnReports.word(state))));
        }
        String answer = notice.answer() == null ? "" : notice.answer();
        return phrases.text(Wording.NOTICE_ANSWER, Map.of("receipt", receipt, "answer", answer));
    }

    @Override
    public String handledElsewhere() {
        return phrases.text(Wording.NOTICE_DUPLICATE);
    }
}
