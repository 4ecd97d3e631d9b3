package org.chengqing.replies;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengqing.channel.QuickReply;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Source;

/**
 * Writes the short text about a review that somebody pastes into a group: judgement, claim, conclusion, source and address,
 * in plain characters, so that it survives any way of pasting. Too long a claim is cut; the judgement, the conclusion and
 * the address are not.
 */
public final class ForwardText {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]{1,20})}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cc}\\p{Cf}&&[^\\u200D]]+");
    private static final int MAX_SOURCES = 2;
    private static final int MAX_SOURCE = 20;
    private static final int LEAST_CLAIM = 12;
    private static final String CUT = "……";

    private final ForwardSettings settings;
    private final URI base;
    private final String office;

    /**
     * Texts with these words.
     *
     * @param base the address of the service as people outside reach it
     * @param office who says so
     */
    public ForwardText(ForwardSettings settings, URI base, String office) {
        this.settings = settings;
        this.base = base.resolve("/");
        this.office = office;
    }

    /** The text about this review. */
    public String of(ClaimReview review) {
        Map<String, String> values = new HashMap<>();
        values.put("rating", review.rating().label());
        values.put("claim", plain(review.claim().text()));
        values.put("conclusion", plain(review.conclusion()));
        values.put("office", office);
        values.put("address", base.resolve("/r/" + review.id().value()).toString());
        values.put(
                "sources",
                review.sources().stream()
                        .map(Source::name)
                        .distinct()
                        .limit(MAX_SOURCES)
                        .map(name -> shortened(plain(name), MAX_SOURCE))
                        .collect(Collectors.joining("、")));
        String text = filled(values);
        if (text.length() > settings.characters()) {
            String claim = values.getOrDefault("claim", "");
            int room = Math.max(LEAST_CLAIM, claim.length() - (text.length() - settings.characters()));
            values.put("claim", shortened(claim, room));
            text = filled(values);
        }
        if (text.length() > settings.characters()) {
            values.put("sources", "");
            text = filled(values);
        }
        return text;
    }

    /**
     * What is to be tapped for the text and the picture about this review, under a message that opens no dialogue: id and
     * text name the review, so that both mean the same whenever they are used. The dialogue reads {@code share:} and the
     * id.
     */
    public QuickReply offer(ClaimReview review) {
        String id = review.id().value();
        return new QuickReply(
                "share:" + id, settings.offer(), settings.offerText().replace("{id}", id));
    }

    private String filled(Map<String, String> values) {
        return settings.lines().stream()
                .filter(line -> !line.contains("{sources}")
                        || !values.getOrDefault("sources", "").isEmpty())
                .map(line -> PLACE.matcher(line)
                        .replaceAll(
                                place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group()))))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(1, most - CUT.length());
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
