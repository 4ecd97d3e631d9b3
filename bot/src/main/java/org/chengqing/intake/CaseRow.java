package org.chengqing.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report in a list: no content, and nothing of who sent it.
 *
 * @param category a key of the taxonomy, null when it is not known
 * @param due when it should be taken up or finished, null when nothing is to be done
 * @param overdue whether that is over
 * @param pieces how many pieces of evidence it has
 * @param kinds them by kind, in words for people
 * @param wave the first report about the same content, null where there is none
 * @param place which of them it is, from 1
 * @param assignee login of who works on it, null for nobody
 * @param duplicateOf the one under which the same matter is handled, null for none
 */
public record CaseRow(
        Receipt receipt,
        TipOffState state,
        @Nullable String category,
        Instant openedAt,
        @Nullable Instant due,
        boolean overdue,
        int pieces,
        String kinds,
        @Nullable Receipt wave,
        int place,
        @Nullable String assignee,
        @Nullable Receipt duplicateOf) {}
