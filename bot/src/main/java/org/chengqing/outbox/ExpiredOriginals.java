package org.chengqing.outbox;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chengqing.retention.Expiry;

/** Empties mails that were delivered long enough ago. */
final class ExpiredOriginals implements Expiry {
    private final Outbox outbox;
    private final OriginalsSettings settings;

    ExpiredOriginals(Outbox outbox, OriginalsSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public String what() {
        return "已送达邮件的原文";
    }

    /** All at once; rows stay under their keys, so that the record needs no names. */
    @Override
    public List<String> expire(Instant now, int most) {
        int emptied = outbox.forgetDelivered(now.minus(settings.kept()));
        return emptied == 0 ? List.of() : Collections.nCopies(emptied, "");
    }
}
