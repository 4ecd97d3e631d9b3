package org.chengqing.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a report, with what was written then.
 *
 * @param by the member of staff, null for its sender or the program
 * @param note a remark, an answer or a reason; null where there is none, or it was deleted
 */
public record CaseEntry(
        Instant at,
        String what,
        @Nullable String by,
        @Nullable String note) {}
