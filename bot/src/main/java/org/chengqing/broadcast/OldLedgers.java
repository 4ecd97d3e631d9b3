package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chengqing.retention.Expiry;

/** Forgets who was told by broadcasts that ended long ago; the numbers stay. */
final class OldLedgers implements Expiry {
    private final Ledger ledger;
    private final Duration kept;

    OldLedgers(Ledger ledger, Duration kept) {
        this.ledger = ledger;
        this.kept = kept;
    }

    @Override
    public String what() {
        return "群发名单";
    }

    /** Answers as many empty names as were forgotten: the record says how many, not who. */
    @Override
    public List<String> expire(Instant now, int most) {
        return Collections.nCopies(ledger.expire(now.minus(kept), most), "");
    }
}
