package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One transition: the state after it, what is said, what can be tapped, and what is to be done. */
record Step(ConversationState state, List<Line> lines, List<Offer> offers, List<Effect> effects) {
    /** Copies the lists. */
    Step {
        lines = List.copyOf(lines);
        offers = List.copyOf(offers);
        effects = List.copyOf(effects);
    }

    /** Goes to this state and says nothing yet. */
    static Step to(ConversationState state) {
        return new Step(state, List.of(), List.of(), List.of());
    }

    Step say(Wording wording) {
        return say(wording, Map.of());
    }

    Step say(Wording wording, Map<String, String> values) {
        return line(new Line.Phrase(wording, values, null));
    }

    Step line(Line line) {
        return new Step(state, plus(lines, line), offers, effects);
    }

    Step offer(Offer offer) {
        return new Step(state, lines, plus(offers, offer), effects);
    }

    Step offer(Choice.Kind kind, String target, Wording label) {
        return offer(Offer.of(kind, target, label));
    }

    Step carryOut(Effect effect) {
        return new Step(state, lines, offers, plus(effects, effect));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
