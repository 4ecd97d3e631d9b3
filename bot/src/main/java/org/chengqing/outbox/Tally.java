package org.chengqing.outbox;

/**
 * What has been counted about a mail.
 *
 * @param failures attempts that count for the schedule of retries
 * @param doubts attempts that ended without an answer and could not be settled since
 * @param refusals attempts whose content the server refused by policy
 * @param looks searches in the mailbox since the last attempt
 */
record Tally(int failures, int doubts, int refusals, int looks) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally failed() {
        return new Tally(failures + 1, doubts, refusals, looks);
    }

    Tally refused() {
        return new Tally(failures + 1, doubts, refusals + 1, looks);
    }

    Tally inDoubt() {
        return new Tally(failures, doubts + 1, refusals, 0);
    }

    Tally looked() {
        return new Tally(failures, doubts, refusals, looks + 1);
    }

    /** Nothing of the mail has arrived so far. */
    Tally certain() {
        return new Tally(failures, 0, refusals, 0);
    }
}
