package org.chengqing.knowledge.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.jspecify.annotations.Nullable;

/**
 * The places a desk knows: the divisions shipped, those of the office's list, and the regions, places and spots of its
 * reviews. A stem stands for its place (云溪 for 云溪县), the office's own places go before others of the same name, and a
 * name that several places share is settled by another place in the text or by nearness to the office.
 */
public final class Gazetteer {
    /** What the province or city road 南京路, the university 北京大学 and the dish 兰州拉面 are not about. */
    private static final Set<String> NOT_BEFORE = Set.of(
            "大学", "医科", "理工", "师范", "日报", "晚报", "卫视", "烤鸭", "白药", "拉面", "时间", "大街", "大道", "东路", "西路", "南路", "北路", "中路",
            "火锅", "料理", "脑炎", "商人", "农大", "科技", "交大", "肺炎", "病毒", "协和");

    /** What may stand before a name: another place's end, or a word of place. */
    private static final String BEFORE_PLACE = "省市州县区在从到去来离往于对与和及赴自回是由";

    /** 城东路 and 城乡 are not the seat. */
    private static final String NOT_AFTER_SEAT = "东西南北中关乡管镇建市投";

    private static final char FIRST_HAN = '\u3400';

    private final OwnPlaces own;

    /** A place with where it is named: from start to before end. */
    record Mention(int start, int end, PlaceName name, boolean needsEvidence) {}

    private Gazetteer(OwnPlaces own) {
        this.own = own;
    }

    /**
     * The gazetteer of an office.
     *
     * @param placesAbove place → the place above it, as far as the office knows its surroundings; may be empty
     */
    public static Gazetteer of(Map<String, String> placesAbove, Iterable<ClaimReview> reviews) {
        return new Gazetteer(OwnPlaces.of(placesAbove, reviews));
    }

    /** The places named in a folded text. */
    public Set<PlaceName> placesIn(String folded) {
        return mentions(folded).stream().map(Mention::name).collect(Collectors.toSet());
    }

    /** The places named in a folded text, in its order. */
    List<Mention> mentions(String folded) {
        List<Mention> found = new ArrayList<>();
        for (int i = 0; i < folded.length(); ) {
            Set<Place> before = found.isEmpty() || found.getLast().end < i
                    ? Set.of()
                    : found.getLast().name.meant();
            @Nullable Mention mention = mentionAt(folded, i, before);
            if (mention != null) {
                found.add(mention);
            }
            i = mention == null ? i + 1 : mention.end;
        }
        return settled(found);
    }

    /** The spots that reviews name. */
    NameIndex<String> knownSpots() {
        return own.spots();
    }

    private @Nullable Mention mentionAt(String folded, int at, Set<Place> before) {
        NameIndex.@Nullable Named<Place> near = own.index().at(folded, at);
        NameIndex.@Nullable Named<Divisions.Meaning> far = Divisions.index().at(folded, at);
        if (near != null
                && (far == null || near.written().length() >= far.written().length())) {
            int end = at + near.written().length();
            int seat = endOfSeat(folded, end, near.meaning());
            Place place =
                    seat == end ? near.meaning() : new Place(near.meaning().name() + "城", near.meaning());
            return new Mention(at, seat, new PlaceName(Set.of(place)), false);
        }
        if (far == null) {
            return null;
        }
        int end = at + far.written().length();
        boolean stem = !far.meaning().full();
        if (stem && (namesSomethingElse(folded, end) || !stands(far.meaning(), folded, at, before))) {
            return null;
        }
        return new Mention(
                at, end, new PlaceName(far.meaning().places()), far.meaning().needsEvidence());
    }

    /** 云溪县城 and 云溪城区 are the county's seat, which lies beside its towns. */
    private static int endOfSeat(String folded, int end, Place place) {
        int from = folded.startsWith("县城", end) && !folded.startsWith("县", end - 1) ? end + 1 : end;
        boolean seat = place.name().endsWith("县")
                && folded.startsWith("城", from)
                && (from == folded.length() - 1 || NOT_AFTER_SEAT.indexOf(folded.charAt(from + 1)) < 0);
        return !seat ? end : folded.startsWith("城区", from) ? from + 2 : from + 1;
    }

    /** A county's stem is too easily the end of one word and the start of the next, unless it follows its city. */
    private static boolean stands(Divisions.Meaning meaning, String folded, int at, Set<Place> before) {
        if (!meaning.small()) {
            return true;
        }
        return before.isEmpty()
                ? beginsWord(folded, at)
                : meaning.places().stream().anyMatch(place -> before.stream().anyMatch(place::liesIn));
    }

    private static boolean beginsWord(String folded, int at) {
        char before = at == 0 ? ' ' : folded.charAt(at - 1);
        return BEFORE_PLACE.indexOf(before) >= 0 || before < FIRST_HAN;
    }

    private static boolean namesSomethingElse(String folded, int end) {
        boolean road = end < folded.length() && "路街".indexOf(folded.charAt(end)) >= 0;
        return road || (end + 2 <= folded.length() && NOT_BEFORE.contains(folded.substring(end, end + 2)));
    }

    private List<Mention> settled(List<Mention> found) {
        if (found.stream()
                .noneMatch(one -> one.needsEvidence || one.name.meant().size() > 1)) {
            return found;
        }
        Set<Place> sure = new HashSet<>();
        found.stream()
                .filter(one -> !one.needsEvidence && one.name.meant().size() == 1)
                .forEach(one -> sure.addAll(one.name.meant()));
        List<Mention> settled = new ArrayList<>();
        for (Mention one : found) {
            Set<Place> evident = one.needsEvidence && !settled.isEmpty() && settled.getLast().end == one.start
                    ? settled.getLast().name.meant()
                    : one.needsEvidence ? Set.of() : sure;
            Set<Place> meant = within(one.name.meant(), evident);
            if (!meant.isEmpty()) {
                settled.add(new Mention(one.start, one.end, new PlaceName(meant), false));
            } else if (!one.needsEvidence) {
                settled.add(one);
            }
        }
        return settled;
    }

    /** Those of the places that lie in a place told, or else those near the office. */
    private Set<Place> within(Set<Place> meant, Set<Place> told) {
        Set<Place> inside = meant.stream()
                .filter(place -> told.stream().anyMatch(place::liesIn))
                .collect(Collectors.toSet());
        return inside.isEmpty() ? meant.stream().filter(own::isNear).collect(Collectors.toSet()) : inside;
    }

    /** Whether it reads every text like the other. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Gazetteer gazetteer && own.equals(gazetteer.own);
    }

    @Override
    public int hashCode() {
        return own.hashCode();
    }
}
