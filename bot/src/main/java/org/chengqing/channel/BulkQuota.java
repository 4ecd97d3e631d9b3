package org.chengqing.channel;

/** How often a way may still be used today. */
public sealed interface BulkQuota {
    /** Calls: so many a day, so many made, so many left. One call of a mass send reaches many people. */
    record Known(long daily, long used, long left) implements BulkQuota {}

    /** The platform does not tell, or not now; the reason is a code or a word. */
    record Unknown(String reason) implements BulkQuota {}
}
