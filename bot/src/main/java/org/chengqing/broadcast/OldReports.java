package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.chengqing.retention.Expiry;

/** Forgets what the platform told of jobs that are not ours. */
final class OldReports implements Expiry {
    private static final Duration KEPT = Duration.ofDays(1);

    private final ReportTable reports;

    OldReports(ReportTable reports) {
        this.reports = reports;
    }

    @Override
    public String what() {
        return "群发回报";
    }

    @Override
    public List<String> expire(Instant now, int most) {
        return Collections.nCopies(reports.expire(now.minus(KEPT), most), "");
    }
}
