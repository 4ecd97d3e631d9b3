package org.chengqing.questions;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chengqing.retention.Expiry;

/** Forgets who was given which answer. */
final class OldAskerNotes implements Expiry {
    private final Askers askers;

    OldAskerNotes(Askers askers) {
        this.askers = askers;
    }

    @Override
    public String what() {
        return "谁得到过哪条答复";
    }

    /** Answers as many empty names as were forgotten: the record says how many, not who. */
    @Override
    public List<String> expire(Instant now, int most) {
        return Collections.nCopies(askers.expire(now, most), "");
    }
}
