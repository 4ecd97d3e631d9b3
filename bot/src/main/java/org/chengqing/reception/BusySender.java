package org.chengqing.reception;

import org.chengqing.identity.Pseudonym;

/**
 * Somebody who sends much.
 *
 * @param messages in the last {@code reception.busy-window}
 * @param blocked whether their questions are left unanswered already
 */
public record BusySender(Pseudonym person, int messages, boolean blocked) {
    /** What staff call the person. */
    public String name() {
        return Visitors.name(person);
    }
}
