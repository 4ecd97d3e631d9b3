package org.chengqing.conversation.intent;

import java.util.List;
import java.util.Optional;

/** The rules that hold whatever the model says, in their order. Immutable. */
final class IntentRules {
    private final List<Parsed> rules;

    IntentRules(List<IntentSettings.Rule> rules) {
        this.rules = rules.stream()
                .map(rule -> new Parsed(rule, parse(rule.any()), parse(rule.unless())))
                .toList();
    }

    private static List<Cue> parse(List<String> cues) {
        return cues.stream().map(Cue::parse).toList();
    }

    /** The first rule that applies. */
    Optional<IntentSettings.Rule> in(Folded message, Situation situation) {
        return rules.stream()
                .filter(rule -> rule.applies(message, situation))
                .map(Parsed::rule)
                .findFirst();
    }

    private record Parsed(IntentSettings.Rule rule, List<Cue> any, List<Cue> unless) {
        boolean applies(Folded message, Situation situation) {
            return (rule.in().isEmpty() || rule.in().contains(situation))
                    && any.stream().anyMatch(cue -> cue.in(message))
                    && unless.stream().noneMatch(cue -> cue.in(message));
        }
    }
}
