package org.chengqing.conversation;

import java.util.Optional;
import org.chengqing.questions.ShownAnswer;

/** What a button of opinion is about: exactly which answer, and the mark of the question it was given to. */
record Shown(ShownAnswer answer, String mark) {
    String target() {
        return answer.token() + "/" + mark;
    }

    /** Reads a button's target; empty for one that was never ours. */
    static Optional<Shown> parse(String target) {
        int slash = target.lastIndexOf('/');
        return slash < 0
                ? Optional.empty()
                : ShownAnswer.parse(target.substring(0, slash))
                        .map(answer -> new Shown(answer, target.substring(slash + 1)));
    }
}
