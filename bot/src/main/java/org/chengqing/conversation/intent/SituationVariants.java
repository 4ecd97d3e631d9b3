package org.chengqing.conversation.intent;

import java.util.ArrayList;
import java.util.List;

/**
 * The situations in which a labelled message would mean the same. Labels were collected in one situation each, so that
 * the situation alone would seem to tell the intent; with the variants, words have to.
 */
final class SituationVariants {
    private static final double AS_LABELLED = 1;
    private static final double WITHOUT_SITUATION = 0.5;
    private static final double ELSEWHERE = 0.15;

    private SituationVariants() {}

    record Variant(LabelledMessage message, double weight) {}

    static List<Variant> of(LabelledMessage message) {
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(message, AS_LABELLED));
        if (message.situation() != Situation.FRESH) {
            variants.add(new Variant(message.in(Situation.FRESH), WITHOUT_SITUATION));
            return variants;
        }
        for (Situation other : Situation.values()) {
            if (other != Situation.FRESH && meansTheSame(message.intent(), other)) {
                variants.add(new Variant(message.in(other), ELSEWHERE));
            }
        }
        if (message.intent() == Intent.ASK_OR_REPORT) {
            // while a report is taken, what comes without a word joins it
            variants.add(new Variant(message.in(Situation.REPORT_COLLECTING).as(Intent.SUPPLEMENT), ELSEWHERE));
        }
        return variants;
    }

    private static boolean meansTheSame(Intent intent, Situation situation) {
        return switch (intent) {
            case URGENT, STATUS, WITHDRAW, HELP, ASK -> true;
            case REPORT, ASK_OR_REPORT, OUT_OF_SCOPE -> situation != Situation.REPORT_COLLECTING;
            case SUPPLEMENT, DONE, CANCEL, FEEDBACK -> false;
        };
    }
}
