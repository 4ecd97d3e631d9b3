package org.chengqing.reception;

import java.time.Instant;
import org.chengqing.identity.Pseudonym;

/**
 * Somebody whose questions are not answered for a time.
 *
 * @param by the login of the member of staff
 */
public record SenderBlock(Pseudonym person, String reason, String by, Instant since, Instant until) {
    /** What staff call the person. */
    public String name() {
        return Visitors.name(person);
    }
}
