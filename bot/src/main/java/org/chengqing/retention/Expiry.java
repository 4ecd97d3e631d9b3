package org.chengqing.retention;

import java.time.Instant;
import java.util.List;

/** Something of a feature that may be kept for a limited time only. Blocks on JDBC and disk. */
public interface Expiry {
    /** What it is, in Chinese, for the record: 举报, 邮件原文. */
    String what();

    /**
     * Deletes at most so many that have expired by now and answers their names for the record, which must say nothing
     * about a person: receipts, keys of mails. Fewer than that means that nothing is left.
     */
    List<String> expire(Instant now, int most);
}
