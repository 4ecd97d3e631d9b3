package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chengqing.retention.Expiry;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets who was told by broadcasts that ended long ago; the numbers stay. */
final class OldLedgers implements Expiry {
    private final TransactionOperations transactions;
    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final Numbers numbers;
    private final Duration kept;

    OldLedgers(
            TransactionOperations transactions,
            BroadcastTable broadcasts,
            Ledger ledger,
            Numbers numbers,
            Duration kept) {
        this.transactions = transactions;
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.numbers = numbers;
        this.kept = kept;
    }

    @Override
    public String what() {
        return "群发名单";
    }

    /** Answers as many empty names as were forgotten: the record says how many, not who. */
    @Override
    public List<String> expire(Instant now, int most) {
        for (long broadcast : broadcasts.endedBefore(now.minus(kept))) {
            transactions.executeWithoutResult(_ -> numbers.keep(broadcast, now));
        }
        return Collections.nCopies(ledger.forget(most), "");
    }
}
