package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ChangeResult.Reason;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Revision;

/**
 * The reviews in PostgreSQL: the truth. Every method blocks on JDBC, is safe for many threads, and throws
 * {@link CatalogUnavailable} when the database does not answer. A change makes a revision and a new generation in one
 * transaction, or nothing at all. Who may make it is the caller's matter.
 */
public final class Catalog {
    private final Transactions transactions;
    private final Clock clock;

    /** A catalogue in the tables of migration V100. */
    public Catalog(DataSource dataSource, Clock clock) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
    }

    /** The review of this name in whatever state. */
    public Optional<ClaimReview> find(ClaimReviewId id) {
        return transactions.read(connection -> ReviewTable.find(connection, id));
    }

    /** Its history, oldest first; empty for an unknown name. */
    public List<Revision> history(ClaimReviewId id) {
        return transactions.read(connection -> ReviewTable.history(connection, id));
    }

    /** The review as this revision left it; empty when there is no such revision. */
    public Optional<ClaimReview> revision(ClaimReviewId id, int number) {
        return transactions.read(connection -> RevisionTable.find(connection, id, number));
    }

    /**
     * Whoever, since the review was released last, wrote any of its content, put it up for review or took it up again.
     * Whoever only sent it back is not among them.
     */
    public Set<String> writers(ClaimReviewId id) {
        return transactions.read(connection -> RevisionTable.writers(connection, id));
    }

    /** A number that grows with every change of any review, in the transaction that makes it. */
    public long generation() {
        return transactions.read(ReviewTable::generation);
    }

    /** All released reviews and the generation they make, as of one moment. */
    public CatalogSnapshot snapshot() {
        return transactions.read(connection -> {
            List<ClaimReview> released = new ArrayList<>();
            ReviewTable.each(connection, ReviewFilter.in(ReviewState.RELEASED), released::add);
            return new CatalogSnapshot(ReviewTable.generation(connection), released);
        });
    }

    /** The same, reading only what is not in an earlier snapshot. */
    public CatalogSnapshot snapshotAfter(CatalogSnapshot earlier) {
        Map<ClaimReviewId, ClaimReview> known = new HashMap<>();
        earlier.released().forEach(review -> known.put(review.id(), review));
        return transactions.read(connection -> {
            List<ClaimReview> released = ReviewTable.released(connection, known);
            return new CatalogSnapshot(ReviewTable.generation(connection), released);
        });
    }

    /**
     * Hands over the reviews that pass the filter, by id, as of one moment and without holding them in memory.
     *
     * @return how many there were
     * @throws X what the sink threw
     */
    public <X extends Exception> long each(ReviewFilter filter, ReviewSink<X> sink) throws X {
        return transactions.<Long, X>read(connection -> ReviewTable.each(connection, filter, sink));
    }

    /** A new draft. */
    public ChangeResult create(ClaimReviewId id, ReviewContent content, String by, String note) {
        return transactions.write(connection -> {
            ReviewTable.lock(connection);
            Optional<ClaimReview> current = ReviewTable.find(connection, id);
            if (current.isPresent()) {
                return new ChangeResult.Exists(current.get());
            }
            ClaimReview review = content.as(id, ReviewState.DRAFT, null, 1, now());
            ReviewTable.insert(connection, review);
            return changed(connection, review, by, note);
        });
    }

    /** New content in the same state; {@code revision} is the one that the editor had before their eyes. */
    public ChangeResult revise(ClaimReviewId id, int revision, ReviewContent content, String by, String note) {
        Rule rule = (connection, current) -> StateRules.againstRevising(current, content);
        Next next = (current, now) -> content.as(id, current.state(), current.supersededBy(), revision + 1, now);
        return change(id, revision, rule, next, by, note);
    }

    /** The next state of the same content. */
    public ChangeResult move(ClaimReviewId id, int revision, ReviewStep step, String by, String note) {
        Rule rule = (connection, current) -> StateRules.against(step, current);
        Next next = (current, now) -> ReviewContent.of(current).as(id, step.to(), null, revision + 1, now);
        return change(id, revision, rule, next, by, note);
    }

    /** Another review, released, takes the place of this one. */
    public ChangeResult supersede(ClaimReviewId id, int revision, ClaimReviewId successor, String by, String note) {
        Rule rule = (connection, current) -> StateRules.againstReplacing(
                current, ReviewTable.find(connection, successor).orElse(null));
        Next next = (current, now) ->
                ReviewContent.of(current).as(id, ReviewState.SUPERSEDED, successor, revision + 1, now);
        return change(id, revision, rule, next, by, note);
    }

    private ChangeResult change(ClaimReviewId id, int revision, Rule rule, Next next, String by, String note) {
        return transactions.write(connection -> {
            ReviewTable.lock(connection);
            Optional<ClaimReview> found = ReviewTable.find(connection, id);
            if (found.isEmpty()) {
                return new ChangeResult.Missing(id);
            }
            ClaimReview current = found.get();
            if (current.revision() != revision) {
                return new ChangeResult.Stale(current);
            }
            Optional<Reason> reason = rule.against(connection, current);
            if (reason.isPresent()) {
                return new ChangeResult.NotAllowed(current, reason.get());
            }
            ClaimReview changed = next.after(current, now());
            ReviewTable.update(connection, changed);
            return changed(connection, changed, by, note);
        });
    }

    /** The reason against a change, if there is one. */
    @FunctionalInterface
    private interface Rule {
        Optional<Reason> against(Connection connection, ClaimReview current) throws SQLException;
    }

    /** What the review becomes. */
    @FunctionalInterface
    private interface Next {
        ClaimReview after(ClaimReview current, Instant now);
    }

    private static ChangeResult changed(Connection connection, ClaimReview review, String by, String note)
            throws SQLException {
        ReviewTable.addRevision(connection, review, by, note);
        return new ChangeResult.Changed(review, ReviewTable.nextGeneration(connection));
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
