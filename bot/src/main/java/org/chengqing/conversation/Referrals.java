package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import org.chengqing.conversation.OfficeSettings.Platform;
import org.chengqing.knowledge.matching.MatchOutcome;

/** Tells which claims are another place's matter, and who checks them there. */
final class Referrals {
    private final Platform national;
    private final List<Platform> others;
    private final Jurisdiction jurisdiction;

    Referrals(OfficeSettings office, Jurisdiction jurisdiction) {
        this.national = office.nationalPlatform();
        this.others = office.elsewhere();
        this.jurisdiction = jurisdiction;
    }

    /** Where a text belongs that is about another place, unless a rebuttal answers it or a candidate holds there. */
    Optional<Referral> of(String text, MatchOutcome outcome) {
        Optional<String> place =
                switch (outcome) {
                    case MatchOutcome.Confirmed _ -> Optional.empty();
                    case MatchOutcome.NoMatch _ -> jurisdiction.elsewhere(text);
                    case MatchOutcome.Ambiguous ambiguous ->
                        jurisdiction.elsewhere(text).filter(elsewhere -> isSideways(ambiguous, elsewhere));
                };
        return place.map(elsewhere -> new Referral(elsewhere, platformOf(elsewhere)));
    }

    private boolean isSideways(MatchOutcome.Ambiguous ambiguous, String place) {
        return ambiguous.candidates().stream()
                .noneMatch(candidate -> jurisdiction.covers(candidate.review().region(), place));
    }

    private Platform platformOf(String place) {
        return others.stream()
                .filter(platform -> jurisdiction.covers(platform.place(), place))
                .findFirst()
                .orElse(national);
    }

    /** The place that a claim is about, and who checks it there. */
    record Referral(String place, Platform platform) {}
}
