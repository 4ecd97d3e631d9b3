package org.chengqing.knowledge.facts;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.chengqing.knowledge.text.TextNormaliser;
import org.chengqing.knowledge.text.WordList;
import org.jspecify.annotations.Nullable;

/** The divisions shipped: those of China down to the county, and other countries. Read once. */
final class Divisions {
    /** What a name may mean. */
    record Meaning(Set<Place> places, boolean full, boolean needsEvidence) {
        /** Whether it is a county's or something below. */
        boolean small() {
            return places.stream()
                    .allMatch(place -> place.above() != null && place.above().above() != null);
        }
    }

    private static final String SUFFIXES = "省市县区旗盟";
    private static final Map<String, Meaning> NAMES = new HashMap<>();
    private static final NameIndex<Meaning> INDEX;

    static {
        readChina();
        readWorld();
        INDEX = new NameIndex<>(NAMES);
    }

    private Divisions() {}

    static NameIndex<Meaning> index() {
        return INDEX;
    }

    /** The places of this name, in full or as a stem; empty if unknown. */
    static Set<Place> named(String name) {
        @Nullable Meaning meaning = NAMES.get(name);
        return meaning == null ? Set.of() : meaning.places;
    }

    private static void readChina() {
        @Nullable Place province = null;
        for (String line : WordList.read(Divisions.class, "divisions.txt")) {
            if (line.charAt(0) != ' ') {
                province = add(line, null);
                continue;
            }
            @Nullable Place above = province;
            boolean ofProvince = line.startsWith("  ");
            String[] names = line.strip().split(" ", -1);
            for (int i = 0; i < names.length; i++) {
                Place place = add(names[i], above);
                above = i == 0 && !ofProvince ? place : above;
            }
        }
    }

    private static void readWorld() {
        for (String line : WordList.read(Divisions.class, "countries.txt")) {
            String[] names = line.split(" ", -1);
            Place country = addNamed(names[0], null);
            for (int i = 1; i < names.length; i++) {
                addNamed(names[i], country);
            }
        }
    }

    /** A word of the list: a name, its stem behind "=" where that is not the name but for its last character, "!" for none. */
    private static Place add(String word, @Nullable Place above) {
        boolean common = word.endsWith("!");
        String[] parts = (common ? word.substring(0, word.length() - 1) : word).split("=", -1);
        String name = parts[0];
        Place place = new Place(name, above);
        put(name, place, true, name.length() == 2);
        boolean cuts = parts.length == 1 && SUFFIXES.indexOf(name.charAt(name.length() - 1)) >= 0;
        String stem = parts.length == 2 ? parts[1] : cuts ? name.substring(0, name.length() - 1) : "";
        if (stem.length() >= 2) {
            put(stem, place, false, common);
        }
        return place;
    }

    private static Place addNamed(String word, @Nullable Place above) {
        String[] spellings = word.split("=", -1);
        Place place = new Place(spellings[0], above);
        for (String spelling : spellings) {
            put(spelling, place, true, false);
        }
        return place;
    }

    /** A full name goes before a stem, and a stem of a wider place before that of a smaller: 吉林 is the province. */
    private static void put(String name, Place place, boolean full, boolean needsEvidence) {
        String written = TextNormaliser.normalise(name).folded(); // 三台县 is found as 3台县
        @Nullable Meaning known = NAMES.get(written);
        if (known == null || (full && !known.full)) {
            NAMES.put(written, new Meaning(Set.of(place), full, needsEvidence));
        } else if (known.full == full) {
            int depth = depth(known.places.iterator().next());
            if (full || depth == depth(place)) {
                Set<Place> both = new LinkedHashSet<>(known.places);
                both.add(place);
                NAMES.put(written, new Meaning(Set.copyOf(both), full, known.needsEvidence || needsEvidence));
            } else if (known.needsEvidence && !needsEvidence) {
                NAMES.put(written, new Meaning(Set.of(place), false, false));
            }
        }
    }

    private static int depth(Place place) {
        @Nullable Place above = place.above();
        return above == null ? 0 : 1 + depth(above);
    }
}
