package org.chengqing.knowledge.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.text.TextNormaliser;
import org.jspecify.annotations.Nullable;

/** The places that the office lists and its reviews name, and the spots that its reviews name. */
final class OwnPlaces {
    private static final Set<String> EVERYWHERE = Set.of(ClaimReview.NATIONWIDE, "中国", "国内", "各地");
    private static final String[] LEVELS = {"省", "市", "县区旗", "镇乡", "村"};
    private static final int STREET_LEVEL = 3;

    private final Map<String, String> above = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> spotNames = new TreeSet<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<Place> around = new HashSet<>();
    private NameIndex<Place> index = new NameIndex<>(Map.of());
    private NameIndex<String> spots = new NameIndex<>(Map.of());

    private OwnPlaces() {}

    static OwnPlaces of(Map<String, String> placesAbove, Iterable<ClaimReview> reviews) {
        OwnPlaces own = new OwnPlaces();
        Map<String, String> folded = new HashMap<>(); // reviews name the same few places
        placesAbove.forEach((place, higher) -> own.list(fold(place, folded), fold(higher, folded)));
        for (ClaimReview review : reviews) {
            String region = fold(review.region(), folded);
            if (!EVERYWHERE.contains(region) && level(region) >= 0) {
                own.names.add(region);
            }
            review.facts().places().forEach(place -> own.note(fold(place, folded), region));
        }
        own.prepare();
        return own;
    }

    NameIndex<Place> index() {
        return index;
    }

    NameIndex<String> spots() {
        return spots;
    }

    /** Whether the place holds one of the office's, or lies beside one. */
    boolean isNear(Place place) {
        @Nullable Place higher = place.above();
        return around.contains(place) || (higher != null && around.contains(higher));
    }

    private void list(String place, String higher) {
        if (place.length() >= 2) {
            above.put(place, higher);
            names.add(place);
        }
    }

    /** A place of a review: a division lies in the review's region unless the list says otherwise. */
    private void note(String place, String region) {
        if (place.length() < 2 || EVERYWHERE.contains(place)) {
            return;
        }
        if (level(place) < 0) {
            spotNames.add(place);
        } else if (Divisions.named(place).isEmpty()) {
            names.add(place);
            if (!EVERYWHERE.contains(region) && !place.equals(region) && level(place) > level(region)) {
                above.putIfAbsent(place, region);
            }
        }
    }

    private void prepare() {
        Map<String, Place> written = new HashMap<>();
        names.removeAll(EVERYWHERE);
        for (String name : names) {
            Place place = place(name, new HashSet<>());
            written.put(name, place);
            for (@Nullable Place one = place; one != null; one = one.above()) {
                around.add(one);
            }
        }
        for (String name : names) {
            String stem = stem(name);
            if (stem.length() >= 2) {
                written.putIfAbsent(stem, place(name, new HashSet<>()));
            }
        }
        index = new NameIndex<>(written);
        Map<String, String> known = new HashMap<>();
        for (String spot : spotNames) {
            String name = withoutPlaces(spot);
            if (name.length() >= 2 && !SpotEndings.isEnding(name)) {
                known.put(name, name);
            }
        }
        spots = new NameIndex<>(known);
    }

    private String withoutPlaces(String spot) {
        int start = 0;
        NameIndex.@Nullable Named<Place> prefix = index.at(spot, 0);
        while (prefix != null) {
            start += prefix.written().length();
            prefix = index.at(spot, start);
        }
        return spot.substring(start);
    }

    /** An office's list may hold a ring, which ends where it closes. */
    private Place place(String name, Set<String> below) {
        @Nullable Place known = places.get(name);
        if (known != null) {
            return known;
        }
        @Nullable String higher = above.get(name);
        if (higher == null) {
            Set<Place> shipped = Divisions.named(name);
            Place place = shipped.size() == 1 ? shipped.iterator().next() : new Place(name, null);
            places.put(name, place);
            return place;
        }
        below.add(name);
        boolean top = EVERYWHERE.contains(higher) || higher.isEmpty() || below.contains(higher);
        Place place = new Place(name, top ? null : place(higher, below));
        places.put(name, place);
        return place;
    }

    private static int level(String place) {
        if (place.endsWith("街道")) {
            return STREET_LEVEL;
        }
        for (int i = 0; i < LEVELS.length; i++) {
            if (!place.isEmpty() && LEVELS[i].indexOf(place.charAt(place.length() - 1)) >= 0) {
                return place.endsWith("小区") || place.endsWith("城区") || place.endsWith("社区") ? -1 : i;
            }
        }
        return Divisions.named(place).isEmpty() ? -1 : 0;
    }

    private static String stem(String place) {
        if (place.endsWith("街道")) {
            return place.substring(0, place.length() - 2);
        }
        return "省市县区旗镇乡".indexOf(place.charAt(place.length() - 1)) >= 0 ? place.substring(0, place.length() - 1) : "";
    }

    private static String fold(String place, Map<String, String> folded) {
        return folded.computeIfAbsent(
                place, written -> TextNormaliser.normalise(written).folded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnPlaces own
                && above.equals(own.above)
                && names.equals(own.names)
                && spotNames.equals(own.spotNames);
    }

    @Override
    public int hashCode() {
        return above.hashCode() + 31 * (names.hashCode() + 31 * spotNames.hashCode());
    }
}
