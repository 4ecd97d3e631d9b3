package org.chengqing.knowledge.facts;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;

/** Reads facts with the places of one gazetteer. */
public final class FactReader {
    private final Gazetteer gazetteer;

    /** A reader that knows these places. */
    public FactReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The places it knows. */
    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** The facts of a folded text, apart from quoted names, whose marks folding drops. */
    public TextFacts read(String folded) {
        return read(folded, List.of());
    }

    /** The facts of a text as it was written. */
    public TextFacts readRaw(String raw) {
        return read(TextNormaliser.normalise(raw).folded(), NameReader.quoted(raw));
    }

    /** The facts of a review. */
    public ReviewFacts read(ClaimReview review) {
        List<NormalisedText> aliases =
                review.aliases().stream().map(TextNormaliser::normalise).toList();
        NormalisedText body = TextNormaliser.normalise(review.conclusion() + "\n" + review.body());
        return read(review, TextNormaliser.normalise(review.claim().text()), aliases, body);
    }

    /**
     * The facts of a review whose texts are folded already.
     *
     * @param body conclusion and body
     */
    public ReviewFacts read(
            ClaimReview review, NormalisedText claim, List<NormalisedText> aliases, NormalisedText body) {
        Set<PlaceName> region = gazetteer.placesIn(fold(review.region()));
        String written = String.join("。", review.facts().numbers()) + "。"
                + String.join("。", review.facts().dates()) + "。"
                + String.join("。", review.facts().places()) + "。"
                + String.join("。", review.facts().organisations());
        return ReviewFacts.of(
                read(claim.folded(), NameReader.quoted(review.claim().text())),
                TextFacts.union(
                        aliases.stream().map(alias -> read(alias.folded())).toList()),
                read(fold(written)),
                region,
                read(body.folded()));
    }

    private TextFacts read(String whole, List<String> quoted) {
        String folded = Asides.without(whole);
        List<Gazetteer.Mention> places = gazetteer.mentions(folded);
        BitSet taken = new BitSet(folded.length());
        DateReader dates = new DateReader(folded, taken);
        Set<CalendarDay> days = dates.dates();
        Set<ClockTime> times = dates.times();
        Set<String> names = new LinkedHashSet<>(NameReader.names(folded));
        names.addAll(quoted);
        Set<PlaceName> placeNames = new HashSet<>();
        places.forEach(place -> placeNames.add(place.name()));
        return new TextFacts(
                whole,
                placeNames,
                new SpotReader(folded, places, gazetteer.knownSpots()).spots(),
                new QuantityReader(folded, taken).quantities(),
                days,
                times,
                NameReader.groups(folded),
                names);
    }

    private static String fold(String text) {
        return TextNormaliser.normalise(text).folded();
    }
}
