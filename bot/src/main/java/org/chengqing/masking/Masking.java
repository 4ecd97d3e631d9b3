package org.chengqing.masking;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Hides personal data in a text. Masking a masked text changes nothing. Time is linear in the text; no state, any thread
 * may call it.
 */
public final class Masking {
    /** Hiding shortens a text, and something may then stand next to a word that it did not stand next to before. */
    private static final int MOST_ROUNDS = 4;

    private Masking() {}

    /** The text as people are shown it: 139****5678, 浙A·***45, 张*; an address ends where its house number begins. */
    public static String masked(String text) {
        return replaced(text, PartialForm::of);
    }

    /** The text with a word in brackets for all that is hidden, such as [电话], for comparing texts by their wording. */
    public static String labelled(String text) {
        return replaced(
                text,
                (found, original) -> (found.type() == PersonalDataType.ADDRESS
                                ? original.substring(0, found.hiddenFrom() - found.start())
                                : "")
                        + "["
                        + (found.type() == PersonalDataType.ADDRESS
                                ? "门牌"
                                : found.type().word())
                        + "]");
    }

    private static String replaced(String text, BiFunction<PersonalData, String, String> form) {
        String shown = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<PersonalData> found = PersonalDataDetector.find(shown);
            if (found.isEmpty()) {
                return shown;
            }
            StringBuilder out = new StringBuilder(shown.length());
            int from = 0;
            for (PersonalData each : found) {
                out.append(shown, from, each.start())
                        .append(form.apply(each, shown.substring(each.start(), each.end())));
                from = each.end();
            }
            shown = out.append(shown, from, shown.length()).toString();
        }
        return shown;
    }
}
