package org.chengqing.conversation.intent;

import java.util.Optional;
import java.util.Set;

/**
 * A message and what it wants, as a person labelled it.
 *
 * @param id of the row in its file; its line number where it has none
 * @param situation when it was said
 * @param alsoAcceptable other intents that are right as well
 */
public record LabelledMessage(String id, String text, Intent intent, Situation situation, Set<Intent> alsoAcceptable) {
    /** Copies the set. */
    public LabelledMessage {
        alsoAcceptable = Set.copyOf(alsoAcceptable);
    }

    /** What this answer counts as: the label where it is right, else itself. Torn messages may be taken either way. */
    Intent counted(Intent said) {
        boolean forward = intent == Intent.ASK_OR_REPORT && (said == Intent.ASK || said == Intent.REPORT);
        return forward || alsoAcceptable.contains(said) ? intent : said;
    }

    /** The same message in another situation. */
    LabelledMessage in(Situation other) {
        return new LabelledMessage(id, text, intent, other, alsoAcceptable);
    }

    /** The same message with another label. */
    LabelledMessage as(Intent other) {
        return new LabelledMessage(id, text, other, situation, alsoAcceptable);
    }

    /** The text without what differs between copies. */
    String comparable() {
        return Optional.of(Folded.of(text).bare())
                .filter(bare -> !bare.isEmpty())
                .orElse(text);
    }
}
