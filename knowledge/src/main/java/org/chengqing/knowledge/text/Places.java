package org.chengqing.knowledge.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places a base knows and which lies in which: those of the office's list, the regions and places of the reviews, and
 * the provinces and big cities shipped. 云溪 is found as 云溪县. Where a place lies is known only as far as somebody said so.
 */
public final class Places {
    /** Above everything. */
    private static final String EVERYWHERE = "全国";

    private static final String[] LEVELS = {"省", "市", "县区", "镇乡", "村"};
    private static final Map<String, String> SHIPPED = shipped();

    private final Map<String, String> above;
    private final Map<Character, List<Name>> names;

    private record Name(String written, String place) {}

    /** How one place lies to another. */
    public enum Relation {
        /** The same. */
        SAME,
        /** The first lies in the second. */
        BELOW,
        /** The second lies in the first. */
        ABOVE,
        /** Neither lies in the other. */
        SIDEWAYS,
        /** Nobody said. */
        UNKNOWN
    }

    private Places(Map<String, String> above, Map<Character, List<Name>> names) {
        this.above = above;
        this.names = names;
    }

    /** The places named in a folded text, each by its full name. */
    public Set<String> namedIn(String folded) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < folded.length(); ) {
            @Nullable Name name = nameAt(folded, i);
            if (name != null) {
                found.add(name.place);
            }
            i += name == null ? 1 : name.written.length();
        }
        return found;
    }

    private @Nullable Name nameAt(String folded, int at) {
        for (Name name : names.getOrDefault(folded.charAt(at), List.of())) {
            if (folded.startsWith(name.written, at)) {
                return name;
            }
        }
        return null;
    }

    /** How the first place lies to the second. */
    public Relation relation(String first, String second) {
        if (first.equals(second)) {
            return Relation.SAME;
        }
        if (liesIn(first, second)) {
            return Relation.BELOW;
        }
        if (liesIn(second, first)) {
            return Relation.ABOVE;
        }
        boolean rooted = liesIn(first, EVERYWHERE) && liesIn(second, EVERYWHERE);
        boolean sameLevel = level(first) >= 0 && level(first) == level(second);
        return rooted || sameLevel ? Relation.SIDEWAYS : Relation.UNKNOWN;
    }

    /** Whether the place is a province, city, county, town or village rather than a road or a building. */
    public boolean isRegion(String place) {
        return level(place) >= 0 || SHIPPED.containsKey(place);
    }

    private boolean liesIn(String inner, String outer) {
        @Nullable String place = above.get(inner);
        for (int steps = 0; place != null && steps < 10; steps++) { // an office's list may hold a ring
            if (place.equals(outer)) {
                return true;
            }
            place = above.get(place);
        }
        return false;
    }

    private static int level(String place) {
        if (place.endsWith("街道")) {
            return 3;
        }
        for (int i = 0; i < LEVELS.length; i++) {
            if (LEVELS[i].indexOf(place.charAt(place.length() - 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> shipped() {
        Map<String, String> above = new HashMap<>();
        for (String line : WordList.read("places.txt")) {
            String[] words = line.split("\\s+", -1);
            above.put(words[0], EVERYWHERE);
            for (int i = 1; i < words.length; i++) {
                above.putIfAbsent(words[i], words[0]);
            }
        }
        return Map.copyOf(above);
    }

    /** Collects the places of one generation. */
    public static final class Builder {
        private final Map<String, String> above = new HashMap<>(SHIPPED);
        private final Set<String> all = new LinkedHashSet<>(SHIPPED.keySet());
        private final Map<String, String> folded = new HashMap<>(); // reviews name the same few places

        /** Begins with the office's own list: place → the place above it. */
        public Builder(Map<String, String> placesAbove) {
            placesAbove.forEach((place, higher) -> {
                above.put(fold(place), fold(higher));
                all.add(fold(place));
            });
        }

        /** Adds the region of a review and the places it names, which lie in it unless the list says otherwise. */
        public void add(String region, List<String> placesOfIt) {
            String around = fold(region);
            boolean everywhere = around.equals(EVERYWHERE) || around.isEmpty();
            if (!everywhere) {
                all.add(around);
            }
            placesOfIt.stream()
                    .map(this::fold)
                    .filter(place -> place.length() >= 2)
                    .forEach(place -> {
                        all.add(place);
                        if (!everywhere && !place.equals(around) && level(place) != level(around)) {
                            above.putIfAbsent(place, around);
                        }
                    });
        }

        /** The places collected. */
        public Places build() {
            all.remove(EVERYWHERE);
            Map<Character, List<Name>> names = new HashMap<>();
            for (String place : all) {
                addName(names, new Name(place, place));
                String stem = stem(place);
                if (stem.length() >= 2 && !all.contains(stem)) {
                    addName(names, new Name(stem, place));
                }
            }
            names.values()
                    .forEach(list -> list.sort(Comparator.comparingInt((Name name) -> name.written.length())
                            .reversed()));
            return new Places(Map.copyOf(above), Map.copyOf(names));
        }

        private static void addName(Map<Character, List<Name>> names, Name name) {
            names.computeIfAbsent(name.written.charAt(0), first -> new ArrayList<>())
                    .add(name);
        }

        private static String stem(String place) {
            if (place.endsWith("街道")) {
                return place.substring(0, place.length() - 2);
            }
            return "省市县区镇乡".indexOf(place.charAt(place.length() - 1)) >= 0
                    ? place.substring(0, place.length() - 1)
                    : place;
        }

        private String fold(String place) {
            return folded.computeIfAbsent(
                    place, written -> TextNormaliser.normalise(written).folded());
        }
    }
}
