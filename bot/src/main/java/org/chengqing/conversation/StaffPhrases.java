package org.chengqing.conversation;

import java.util.Map;
import org.chengqing.reception.StaffWords;

/** What is said at the counter, out of {@code config/replies.yml}. */
final class StaffPhrases implements StaffWords {
    private final Phrases phrases;

    StaffPhrases(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String answer(String text) {
        return phrases.text(Wording.STAFF_ANSWER, Map.of("text", text));
    }

    @Override
    public String handedBack() {
        return phrases.text(Wording.STAFF_DONE);
    }

    @Override
    public String silence() {
        return phrases.text(Wording.STAFF_SILENCE);
    }

    @Override
    public String nobodyCame() {
        return phrases.text(Wording.STAFF_NONE);
    }
}
