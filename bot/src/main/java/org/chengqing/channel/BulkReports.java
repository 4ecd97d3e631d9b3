package org.chengqing.channel;

import java.util.List;

/**
 * Who wants to know how sends to many ended; every bean of this type is told. Reports come in floods (73,028 in five
 * minutes were seen) and are handed over in batches on one virtual thread of the edge.
 *
 * <p>A listener must be idempotent: reports are repeated by the platform, and a batch is handed over again when a listener
 * threw. What it has taken it should have put down, since the platform is then told that it has arrived.
 */
@FunctionalInterface
public interface BulkReports {
    /** These have arrived, oldest first; blocks. What it throws has the batch come again, a few times. */
    void arrived(List<BulkReport> reports);
}
