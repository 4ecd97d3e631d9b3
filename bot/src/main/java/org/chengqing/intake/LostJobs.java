package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import org.chengqing.outbox.Reconciliation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives reports and media that lost their job a new one: what the table of jobs forgot is still in ours. */
final class LostJobs implements Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(LostJobs.class);
    /** Most of each kind in one round; the next round takes the rest. */
    private static final int MOST = 1000;

    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Notices notices;
    private final IntakeJobs jobs;
    private final Clock clock;

    LostJobs(TipOffs tipOffs, Pieces pieces, Notices notices, IntakeJobs jobs, Clock clock) {
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.notices = notices;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void reconcile() {
        Instant now = clock.instant();
        int restored = 0;
        for (Receipt receipt : tipOffs.forgotten(IntakeJobs.SETTLE, MOST)) {
            jobs.settle(receipt, now);
            restored++;
        }
        for (long piece : pieces.forgotten(IntakeJobs.FETCH, MOST)) {
            jobs.fetch(piece, now);
            restored++;
        }
        for (long notice : notices.forgotten(IntakeJobs.TELL, MOST)) {
            jobs.tell(notice, now);
            restored++;
        }
        if (restored > 0) {
            LOG.warn("{} lost jobs of the intake were put back", restored);
        }
    }
}
