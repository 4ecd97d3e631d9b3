package org.chengqing.outbox;

/**
 * Puts back jobs that were lost, so that every unfinished row has its job again within a minute. A bean of this type is
 * called on every instance at start and then at the interval of {@code outbox.jobs.reconcile-every}.
 */
@FunctionalInterface
public interface Reconciliation {
    /** Schedules what is missing; harmless when nothing is. Blocks on JDBC. */
    void reconcile();
}
