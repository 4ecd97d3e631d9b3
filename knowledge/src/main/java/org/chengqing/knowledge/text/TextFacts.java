package org.chengqing.knowledge.text;

import java.util.Set;

/** The quantities and dates a text names, in one form each. */
public record TextFacts(Set<Quantity> quantities, Set<CalendarDay> dates) {
    /** Copies the sets. */
    public TextFacts {
        quantities = Set.copyOf(quantities);
        dates = Set.copyOf(dates);
    }
}
