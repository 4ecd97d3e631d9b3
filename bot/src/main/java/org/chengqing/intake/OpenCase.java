package org.chengqing.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chengqing.outbox.MailState;
import org.jspecify.annotations.Nullable;

/**
 * A report on the desk of staff, with personal data masked and nothing of who sent it.
 *
 * @param category a key of the taxonomy, null when it is not known
 * @param due when it should be taken up or finished, null when nothing is to be done
 * @param overdue whether that is over
 * @param assignee login of who works on it, null for nobody
 * @param duplicateOf the one under which the same matter is handled, null for none
 * @param duplicates those that are handled under this one
 * @param wave the first report about the same content, null where there is none
 * @param place which of them it is, from 1
 * @param pieces its evidence in order; empty while its sender still adds to it, and once it was taken back
 * @param entries what happened, oldest first
 * @param mails the mails about it
 * @param next the states that staff may give it
 */
public record OpenCase(
        Receipt receipt,
        TipOffState state,
        @Nullable String category,
        Instant openedAt,
        @Nullable Instant due,
        boolean overdue,
        @Nullable String assignee,
        @Nullable Receipt duplicateOf,
        List<Receipt> duplicates,
        @Nullable Receipt wave,
        int place,
        List<CasePiece> pieces,
        List<CaseEntry> entries,
        List<Mail> mails,
        Set<TipOffState> next) {
    /** Copies the lists. */
    public OpenCase {
        duplicates = List.copyOf(duplicates);
        pieces = List.copyOf(pieces);
        entries = List.copyOf(entries);
        mails = List.copyOf(mails);
        next = Set.copyOf(next);
    }

    /** Whether it was submitted and not taken back, so that staff may do something with it. */
    public boolean workable() {
        return !next.isEmpty();
    }

    /** A mail about it, and how far it has come. */
    public record Mail(String key, MailState state) {}
}
