package org.chengqing.knowledge.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;

/**
 * A conclusion for the chat where the file has none: the first sentence of the body, or else the rating and the claim;
 * cut where a reader would pause.
 */
final class Conclusions {
    private static final Pattern FIRST_SENTENCE = Pattern.compile("[^。！？!?；;\n]*[。！？!?；;]?[”」』）)]?");
    private static final Pattern PAUSE = Pattern.compile("[。！？!?；;，,、：: ]");
    private static final String ELLIPSIS = "…";

    private Conclusions() {}

    static String of(Rating rating, String claim, String body) {
        Matcher matcher = FIRST_SENTENCE.matcher(body);
        String sentence = matcher.lookingAt() ? matcher.group().strip() : "";
        return cut(sentence.isEmpty() ? rating.label() + "：" + claim : sentence);
    }

    private static String cut(String text) {
        if (text.length() <= ClaimReview.MAX_CONCLUSION) {
            return text;
        }
        int end = ClaimReview.MAX_CONCLUSION - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int pause = 0;
        Matcher matcher = PAUSE.matcher(text).region(0, end);
        while (matcher.find()) {
            pause = matcher.start();
        }
        // a pause in the first half would throw away too much
        int cut = pause > end / 2 ? pause : end;
        return text.substring(0, cut).strip() + ELLIPSIS;
    }
}
