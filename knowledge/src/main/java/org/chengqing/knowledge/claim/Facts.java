package org.chengqing.knowledge.claim;

import java.util.List;

/** What the claim turns on, as the editor wrote it: places, numbers with units, dates and organisations. */
public record Facts(List<String> places, List<String> numbers, List<String> dates, List<String> organisations) {
    /** No fact named. */
    public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Facts {
        places = List.copyOf(places);
        numbers = List.copyOf(numbers);
        dates = List.copyOf(dates);
        organisations = List.copyOf(organisations);
    }
}
